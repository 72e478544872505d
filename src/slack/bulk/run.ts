import { setTimeout as delay } from 'node:timers/promises';
import { csvFile } from '../../bulk/export.ts';
import { identifiersOf } from '../../bulk/list.ts';
import type { RowOutcome } from '../../bulk/outcome.ts';
import type { Language } from '../../core/language.ts';
import type { Times } from '../../core/times.ts';
import { type JobHandler, JobsUnavailable } from '../../jobs/jobs.ts';
import type { Log } from '../../log.ts';
import type { Responder } from '../answer/answer.ts';
import type { PostClient } from '../answer/delivery/post.ts';
import { progressCard } from '../cards/bulk/progress.ts';
import { type ResultState, resultCard } from '../cards/bulk/result.ts';
import { sheetCells, sheetRows } from '../cards/bulk/sheet.ts';
import { askedCount, type ListResult } from '../cards/bulk/tally.ts';
import type { CardContext } from '../cards/card.ts';
import type { Denial } from '../policy/access.ts';
import { languageOf, type People } from '../policy/people.ts';
import type { Quota } from '../policy/quota.ts';
import { type AskDeps, askRest } from './ask.ts';
import type { SlackFiles } from './files.ts';
import { messageOf, progressOf } from './message.ts';
import type { Run, Runs } from './runs.ts';
import type { PersonAsking } from './start.ts';
import { type ResultFile, threadForFiles, type UploadClient } from './upload.ts';

export interface RunDeps extends AskDeps {
  readonly runs: Runs;
  readonly responder: Pick<Responder, 'say'>;
  readonly quota: Pick<Quota, 'learnFromList'>;
  readonly people: Pick<People, 'find'>;
  /** DEFAULT_LOCALE. */
  readonly language: Language;
  readonly client: PostClient & UploadClient;
  readonly files: Pick<SlackFiles, 'upload'>;
  readonly times: Pick<Times, 'listProgress' | 'listRetry'>;
  readonly log: Pick<Log, 'info'>;
}

/** Works lists off: asks what is not known yet, keeps its message up to date, and puts the result into its thread. */
export function createListHandler(deps: RunDeps): JobHandler {
  const underWay = new Map<string, Promise<void>>();
  return async (id, signal) => {
    // What kept the jobs may have been away: the same list may still be worked off here.
    await underWay.get(id);
    const work = workOff(deps, id, signal).finally(() => underWay.delete(id));
    underWay.set(id, work);
    await work;
  };
}

/** What happens to a list while it is worked off. */
interface Course {
  readonly outcomes: Map<number, RowOutcome>;
  isWaiting: boolean;
  isStopped: boolean;
  denial?: Denial;
}

async function workOff(deps: RunDeps, id: string, signal: AbortSignal): Promise<void> {
  const run = await deps.runs.find(id);
  if (!run || run.state === 'choosing') return;
  const entries = await deps.runs.entries(run);
  const course: Course = {
    outcomes: new Map(await deps.runs.outcomes(id)),
    isWaiting: false,
    isStopped: await deps.runs.isStopped(run),
  };
  const result: ListResult = { entries, outcomes: course.outcomes };
  if (run.state === 'done') return await showResult(deps, run, result);
  if (!course.isStopped) await askWithProgress(deps, run, result, course, signal);
  signal.throwIfAborted();
  await finish(deps, run, result, course);
}

async function askWithProgress(deps: RunDeps, run: Run, result: ListResult, course: Course, signal: AbortSignal): Promise<void> {
  const ending = new AbortController();
  const asked = new AbortController();
  const stop = AbortSignal.any([signal, ending.signal]);
  const asker = askerOfRun(run);
  const person = await deps.people.find(run.team, run.user);
  const record = async (position: number, outcome: RowOutcome) => {
    await untilKept(deps, course, signal, () => deps.runs.record(run.id, position, outcome));
    course.outcomes.set(position, outcome);
  };
  const onDenied = (denial: Denial) => {
    course.denial = denial;
    ending.abort();
  };
  const progress = keepUpToDate(deps, run, result, course, {
    ended: AbortSignal.any([asked.signal, signal]),
    stop: () => ending.abort(),
  });
  try {
    await askRest(deps, { asker, language: languageOf(person) ?? deps.language, result, signal: stop, record, onDenied });
  } finally {
    asked.abort();
    await progress;
  }
}

/** Writes until it is written, or the signal fires. */
async function untilKept(deps: RunDeps, course: Course, signal: AbortSignal, write: () => Promise<void>): Promise<void> {
  for (;;) {
    try {
      await write();
      course.isWaiting = false;
      return;
    } catch (error) {
      if (!(error instanceof JobsUnavailable)) throw error;
      course.isWaiting = true;
      await delay(deps.times.listRetry, undefined, { signal });
    }
  }
}

interface Progress {
  readonly ended: AbortSignal;
  stop(): void;
}

/** Updates the message at Slack's pace until all is asked, and sees when another process is told to stop. */
async function keepUpToDate(
  deps: RunDeps,
  run: Run,
  result: ListResult,
  course: Course,
  { ended, stop }: Progress,
): Promise<void> {
  while (!ended.aborted) {
    await delay(deps.times.listProgress, undefined, { signal: ended }).catch(() => undefined);
    if (ended.aborted) return;
    course.isStopped = await deps.runs.isStopped(run).catch(() => course.isStopped);
    if (course.isStopped) stop();
    const state = { id: run.id, isWaiting: course.isWaiting, isStopping: course.isStopped };
    await deps.responder.say(askerOfRun(run), (context) => progressCard(result, state, context), progressOf(deps.client, run));
  }
}

/** Done before the result is shown: its buttons work at once. A process that dies in between leaves the job to another, which shows it. */
async function finish(deps: RunDeps, run: Run, result: ListResult, course: Course): Promise<void> {
  const isComplete = result.outcomes.size === askedCount(result);
  const end = course.denial ?? (course.isStopped && !isComplete ? 'stopped' : 'done');
  const missing = [...result.outcomes].filter(([, { kind }]) => kind === 'missing').map(([position]) => position);
  const identifiers = missing.flatMap((position) => identifiersOf(result.entries.slice(position, position + 1)));
  await deps.quota.learnFromList({ countsOn: 'list', asker: askerOfRun(run), identifiers });
  await showResult(deps, { ...run, state: 'done', end }, result);
  deps.log.info({ numbers: result.outcomes.size, missing: missing.length, round: run.round }, 'A list was looked up');
}

/** The file first, so that the message can say where it is. */
async function showResult(deps: RunDeps, run: Run, result: ListResult): Promise<void> {
  const upload = run.isUploaded ? 'done' : await uploadResult(deps, run, result);
  await deps.runs.update({ ...run, isUploaded: upload === 'done' });
  await deps.responder.say(
    askerOfRun(run),
    (context) => resultCard(result, { id: run.id, end: endFor(run, context), upload }, context),
    messageOf(deps.client, run),
  );
}

function endFor({ end = 'done' }: Run, { words }: CardContext): ResultState['end'] {
  return end === 'done' || end === 'stopped' ? end : { refusal: words[end] };
}

async function uploadResult({ responder, client, files }: RunDeps, run: Run, result: ListResult): Promise<ResultState['upload']> {
  const name = `orders-${run.id.slice(0, 8)}${run.round > 1 ? `-${run.round}` : ''}.csv`;
  const { isDelivered, error } = await responder.say<ResultFile>(
    askerOfRun(run),
    ({ words }) => ({ name, content: csvFile(sheetCells(sheetRows(result, words), words)) }),
    threadForFiles(client, files, run),
  );
  return isDelivered ? 'done' : { error: error ?? 'unknown' };
}

export function askerOfRun({ team, user, channel }: Run): PersonAsking {
  return { team, user, channel };
}
