import { setTimeout as delay } from 'node:timers/promises';
import { identifiersOf } from '../../bulk/list.ts';
import type { RowOutcome } from '../../bulk/outcome.ts';
import type { Language } from '../../core/language.ts';
import type { Times } from '../../core/times.ts';
import { type JobHandler, JobsUnavailable } from '../../jobs/jobs.ts';
import type { Log } from '../../log.ts';
import { progressCard } from '../cards/bulk/progress.ts';
import { askedCount, type ListResult } from '../cards/bulk/tally.ts';
import type { Denial } from '../policy/access.ts';
import { languageOf, type People } from '../policy/people.ts';
import type { Quota } from '../policy/quota.ts';
import { type AskDeps, askRest } from './ask.ts';
import { progressOf } from './message.ts';
import { type ResultDeps, showResult } from './result.ts';
import { askerOfRun, type ListEnd, type Run, type Runs } from './runs.ts';

export interface RunDeps extends AskDeps, ResultDeps {
  readonly runs: Runs;
  readonly quota: Pick<Quota, 'learnFromList'>;
  readonly people: Pick<People, 'find'>;
  /** DEFAULT_LOCALE. */
  readonly language: Language;
  readonly times: Pick<Times, 'listProgress' | 'listRetry'>;
  onEnded(end: ListEnd): void;
  readonly log: Pick<Log, 'info'>;
}

/** Works lists off: asks what is not known yet, keeps its message up to date, and puts the result into its thread. */
export function createListHandler(deps: RunDeps): JobHandler {
  const underWay = new Map<string, Promise<void>>();
  return async (id, signal) => {
    // The lease may have run out while the jobs could not be reached, although this process is still at work on the list.
    await underWay.get(id);
    const work = workOff(deps, id, signal).finally(() => underWay.delete(id));
    underWay.set(id, work);
    await work;
  };
}

/** How far a list is, changed while it is worked off. */
interface Course {
  readonly outcomes: Map<number, RowOutcome>;
  /** What is learned cannot be saved now. */
  isWaiting: boolean;
  /** Its person has pressed Stop. */
  isStopped: boolean;
  /** Why its person may not ask any more. */
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
    await untilSaved(deps, course, signal, () => deps.runs.record(run.id, position, outcome));
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

/** Tries again until it is saved; throws when the signal fires. */
async function untilSaved(deps: RunDeps, course: Course, signal: AbortSignal, write: () => Promise<void>): Promise<void> {
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

interface ProgressControl {
  /** Fires when nothing is asked any more. */
  readonly ended: AbortSignal;
  /** Called when the list has been stopped, whichever process took the press. */
  stop(): void;
}

/** Updates the message at Slack's pace until all is asked, and notices when the list is stopped. */
async function keepUpToDate(
  deps: RunDeps,
  run: Run,
  result: ListResult,
  course: Course,
  { ended, stop }: ProgressControl,
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

/**
 * Saves the list as done before the message shows the result, whose buttons therefore work at once. If the process dies in
 * between, another one takes the job over and shows the result.
 */
async function finish(deps: RunDeps, run: Run, result: ListResult, course: Course): Promise<void> {
  const isComplete = result.outcomes.size === askedCount(result);
  const end = course.denial ?? (course.isStopped && !isComplete ? 'stopped' : 'done');
  const missing = [...result.outcomes].filter(([, { kind }]) => kind === 'missing').map(([position]) => position);
  const identifiers = missing.flatMap((position) => identifiersOf(result.entries.slice(position, position + 1)));
  if (!isComplete) for (const [position, outcome] of await deps.runs.bringBack(run.id)) course.outcomes.set(position, outcome);
  await deps.quota.learnFromList({ countsOn: 'list', asker: askerOfRun(run), identifiers });
  await showResult(deps, { ...run, state: 'done', end }, result);
  deps.onEnded(end);
  deps.log.info({ numbers: result.outcomes.size, missing: missing.length, round: run.round }, 'A list was looked up');
}
