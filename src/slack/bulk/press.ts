import { type Jobs, JobsUnavailable } from '../../jobs/jobs.ts';
import { type Sentence, sayNotice } from '../answer/notices.ts';
import { askerOf } from '../answer/question.ts';
import { refusalText } from '../answer/refusal.ts';
import type { ButtonArgs } from '../buttons/payload.ts';
import { toPresser } from '../buttons/press-destinations.ts';
import { readColumnValue } from '../cards/actions.ts';
import { progressCard } from '../cards/bulk/progress.ts';
import { failedPositions } from '../cards/bulk/tally.ts';
import { messageOf, progressOf } from './message.ts';
import { askerOfRun, type Run } from './runs.ts';
import { LIST_QUEUE, type ListStartDeps, startCard, startColumn } from './start.ts';

export interface ListPressDeps extends ListStartDeps {
  readonly jobs: Pick<Jobs, 'add'>;
}

/** The buttons on a list's message, for the person alone whose list it is. */
export interface ListPresses {
  stop(args: ButtonArgs): Promise<void>;
  askFailedAgain(args: ButtonArgs): Promise<void>;
  chooseColumn(args: ButtonArgs): Promise<void>;
}

/** What a press does; a sentence says why nothing happens. */
type Handle = (run: Run, args: Omit<ButtonArgs, 'ack'>, column: number) => Promise<Sentence | undefined>;

export function createListPresses(deps: ListPressDeps): ListPresses {
  return {
    stop: onList(deps, (run, { client }) => stop(deps, run, client)),
    askFailedAgain: onList(deps, (run, { client }) => askFailedAgain(deps, run, client)),
    chooseColumn: onList(deps, (run, { client }, column) => choose(deps, run, column, client)),
  };
}

function onList(deps: ListPressDeps, handle: Handle): (args: ButtonArgs) => Promise<void> {
  return async ({ ack, ...args }) => {
    await ack();
    await deps.responder.during(press(deps, args, handle));
  };
}

async function press(deps: ListPressDeps, args: Omit<ButtonArgs, 'ack'>, handle: Handle): Promise<void> {
  const asker = askerOf(args.body, args.body.channel?.id);
  const sentence = await handleOwn(deps, args, handle);
  if (sentence) await sayNotice(deps.responder, asker, sentence, toPresser({ ...args, thread: args.body.container.thread_ts }));
}

async function handleOwn(deps: ListPressDeps, args: Omit<ButtonArgs, 'ack'>, handle: Handle): Promise<Sentence | undefined> {
  const { id, column } = readColumnValue(args.action.value ?? '');
  const { user } = args.body;
  try {
    const run = await deps.runs.find(id);
    if (!run) return ({ bulk }) => bulk.expired;
    return run.user === user.id ? await handle(run, args, column) : ({ bulk }) => bulk.notYours;
  } catch (error) {
    if (error instanceof JobsUnavailable) return ({ bulk }) => bulk.notKept;
    throw error;
  }
}

/** The process that works it off sees it; where none does, the next one ends it. */
async function stop(deps: ListPressDeps, run: Run, client: ButtonArgs['client']): Promise<undefined> {
  if (run.state !== 'running') return;
  await showProgress(deps, run, client, true);
  await deps.runs.stop(run);
  await deps.jobs.add(LIST_QUEUE, run.id);
}

async function askFailedAgain(deps: ListPressDeps, run: Run, client: ButtonArgs['client']): Promise<Sentence | undefined> {
  if (run.state !== 'done') return ({ bulk }) => bulk.underWay;
  const asker = askerOfRun(run);
  const refusal =
    (await deps.access.denialOf(asker)) ?? (await deps.quota.overrunOf({ countsOn: 'same_question', asker, identifiers: [] }));
  if (refusal) return (words) => refusalText(refusal, words);
  const result = { entries: await deps.runs.entries(run), outcomes: await deps.runs.outcomes(run.id) };
  await deps.runs.putAside(run.id, failedPositions(result));
  const again: Run = { ...run, state: 'running', round: run.round + 1, isUploaded: false, end: undefined };
  await deps.runs.update(again);
  await showProgress(deps, again, client, false);
  await deps.jobs.add(LIST_QUEUE, run.id);
  return undefined;
}

async function choose(
  deps: ListPressDeps,
  run: Run,
  column: number,
  client: ButtonArgs['client'],
): Promise<Sentence | undefined> {
  if (run.state !== 'choosing' || !run.columns[column]) return undefined;
  const asker = askerOfRun(run);
  return await startColumn(deps, asker, run, column, (entries) =>
    deps.responder.say(asker, (context) => startCard(run.id, entries, context), progressOf(client, run)),
  );
}

async function showProgress(deps: ListPressDeps, run: Run, client: ButtonArgs['client'], isStopping: boolean): Promise<void> {
  const result = { entries: await deps.runs.entries(run), outcomes: await deps.runs.outcomes(run.id) };
  const state = { id: run.id, isWaiting: false, isStopping };
  await deps.responder.say(askerOfRun(run), (context) => progressCard(result, state, context), messageOf(client, run));
}
