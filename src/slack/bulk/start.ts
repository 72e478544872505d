import { randomUUID } from 'node:crypto';
import { type ColumnChoice, type Entry, identifiersOf, isTooLong, type ReadList } from '../../bulk/list.ts';
import { type Jobs, JobsUnavailable } from '../../jobs/jobs.ts';
import type { Responder } from '../answer/answer.ts';
import type { PostClient } from '../answer/delivery/post.ts';
import { type Sentence, sayNotice } from '../answer/notices.ts';
import type { PersonAsking, Question } from '../answer/question.ts';
import type { Recorder } from '../answer/record.ts';
import { refusalText } from '../answer/refusal.ts';
import { choiceCard } from '../cards/bulk/choice.ts';
import { progressCard } from '../cards/bulk/progress.ts';
import type { CardContext, Message } from '../cards/card.ts';
import type { Access } from '../policy/access.ts';
import type { Quota } from '../policy/quota.ts';
import { directMessage, messageOf } from './message.ts';
import { type Run, type Runs, recordsFor } from './runs.ts';

/** The queue of lists; its keys are the ids of the runs. */
export const LIST_QUEUE = 'lists';

export interface ListStartDeps {
  readonly runs: Runs;
  readonly jobs: Pick<Jobs, 'add'>;
  readonly access: Pick<Access, 'denialOf'>;
  readonly quota: Pick<Quota, 'overrunOf'>;
  readonly recorder: Pick<Recorder, 'refused'>;
  readonly responder: Responder;
}

/**
 * Starts to look up a list, or asks which column is meant; its message is a direct message to the person. Resolves with the
 * sentence that says why it has not started. Never rejects.
 */
export async function startList(
  deps: ListStartDeps,
  asker: PersonAsking,
  list: ReadList,
  client: PostClient,
): Promise<Sentence | undefined> {
  if (list.kind === 'refused') return ({ bulk }) => bulk.faults[list.fault];
  const columns: readonly ColumnChoice[] =
    list.kind === 'choice' ? list.choices : [{ heading: '', letter: '', entries: list.entries }];
  const [only] = list.kind === 'choice' ? [] : columns;
  const refusal = await refusalOf(deps, asker, only?.entries);
  if (refusal) return refusal;
  const id = randomUUID();
  const message = directMessage(client, asker.user);
  const compose = (context: CardContext) =>
    only ? startCard(id, only.entries, context) : choiceCard(id, columns.map(shownColumn), context);
  const { isDelivered } = await deps.responder.say(asker, compose, message.destination);
  const place = message.place();
  if (!isDelivered || !place) return ({ bulk }) => bulk.notPosted;
  const run = newRun(id, asker, place, columns, only !== undefined);
  return (await keep(deps, run, columns)) ? undefined : await takeBack(deps, asker, run, client);
}

/**
 * Starts a list whose column is chosen now. Resolves with the sentence that says why it has not started.
 * @param show updates its message, before the look-up begins and updates it too
 */
export async function startColumn(
  deps: ListStartDeps,
  asker: PersonAsking,
  run: Run,
  column: number,
  show: (entries: readonly Entry[]) => Promise<unknown>,
): Promise<Sentence | undefined> {
  const chosen: Run = { ...run, column, state: 'running' };
  const entries = await deps.runs.entries(chosen);
  if (isTooLong(entries)) return ({ bulk }) => bulk.faults.too_many;
  const refusal = await refusalOf(deps, asker, entries);
  if (refusal) return refusal;
  await deps.runs.update(chosen);
  await show(entries);
  await deps.jobs.add(LIST_QUEUE, run.id);
  return undefined;
}

/** Whether a file may not be fetched, which costs more than a question: each counts as one press of a button. */
export async function refusalOfFile(deps: ListStartDeps, asker: PersonAsking): Promise<Sentence | undefined> {
  const refusal = await refusalOf(deps, asker, undefined);
  if (refusal) return refusal;
  const overrun = await deps.quota.overrunOf({ countsOn: 'same_question', asker, identifiers: [] });
  return overrun && ((words) => refusalText(overrun, words));
}

/** @param entries undefined: what is asked is not chosen yet, so nothing is counted */
async function refusalOf(
  { access, quota, recorder }: ListStartDeps,
  asker: PersonAsking,
  entries: readonly Entry[] | undefined,
): Promise<Sentence | undefined> {
  const identifiers = entries ? identifiersOf(entries) : [];
  const question: Question = { surface: 'list', asker, identifiers, typed: '' };
  const denial = await access.denialOf(asker);
  const refusal = denial ?? (entries && (await quota.overrunOf({ countsOn: 'list', asker, identifiers })));
  if (!refusal) return undefined;
  recorder.refused(question, refusal);
  return (words) => refusalText(refusal, words);
}

function newRun(
  id: string,
  { team, user }: PersonAsking,
  place: Pick<Run, 'channel' | 'ts'>,
  columns: readonly ColumnChoice[],
  isChosen: boolean,
): Run {
  const kept = columns.map((column) => ({ ...shownColumn(column), records: recordsFor(column.entries) }));
  const state = isChosen ? 'running' : 'choosing';
  return { id, team, user, ...place, state, columns: kept, column: isChosen ? 0 : undefined, round: 1, isUploaded: false };
}

const MAX_EXAMPLES = 3;

function shownColumn({ heading, letter, entries }: ColumnChoice) {
  return { heading, letter, examples: entries.slice(0, MAX_EXAMPLES).map(({ input }) => input) };
}

export function startCard(id: string, entries: readonly Entry[], context: CardContext): Message {
  return progressCard({ entries, outcomes: new Map() }, { id, isWaiting: false, isStopping: false }, context);
}

/** False: it cannot be kept now. */
async function keep({ runs, jobs }: ListStartDeps, run: Run, columns: readonly ColumnChoice[]): Promise<boolean> {
  try {
    await runs.create(
      run,
      columns.map(({ entries }) => entries),
    );
    if (run.state === 'running') await jobs.add(LIST_QUEUE, run.id);
    return true;
  } catch (error) {
    if (error instanceof JobsUnavailable) return false;
    throw error;
  }
}

async function takeBack({ responder }: ListStartDeps, asker: PersonAsking, run: Run, client: PostClient): Promise<Sentence> {
  const sentence: Sentence = ({ bulk }) => bulk.notKept;
  await sayNotice(responder, asker, sentence, messageOf(client, run));
  return sentence;
}
