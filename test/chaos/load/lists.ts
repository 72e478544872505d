import { setTimeout as delay } from 'node:timers/promises';
import { parse } from 'csv-parse/sync';
import { APP } from '../../../sandbox/slack/workspace/people.ts';
import type { Cluster } from '../cluster/cluster.ts';
import { iccidOf } from './asks.ts';
import { addPerson } from './person.ts';

/** Lists of numbers, one of each person, and what became of them. */
export interface Lists {
  /** Resolves when each list has its result, or after so many seconds. */
  done(within: number): Promise<void>;
  /** What did not hold, one line each. */
  broken(): readonly string[];
  readonly counts: string;
}

interface List {
  readonly user: string;
  readonly channel: string;
  readonly sims: readonly string[];
}

/** Serial numbers that no question and no followed order has. */
const FIRST_SERIAL = 800_000;
const ROWS = 60;
/** An answer takes a second, so that every list is under way when something breaks. */
const SLOW = { latency: 1_000 };
const START_SECONDS = 60;
const POLL_MS = 250;
/** A second result would come when the lease of a job is over. */
const NEXT_ATTEMPT_MS = 35_000;

/** Everybody shares a list with the bot; resolves when all lists are being looked up. */
export async function shareLists(cluster: Cluster, count: number): Promise<Lists> {
  const lists = Array.from({ length: count }, (_, index) => newList(cluster, index));
  if (count > 0) cluster.vendor.fault = SLOW;
  await Promise.all(lists.map((list) => share(cluster, list)));
  await until(() => lists.every((list) => isUnderWay(cluster, list)), START_SECONDS);
  return {
    async done(within) {
      await until(() => lists.every((list) => resultsOf(cluster, list).length > 0 && endingsOf(cluster, list) > 0), within);
      if (count > 0) await delay(NEXT_ATTEMPT_MS);
    },
    broken: () => lists.flatMap((list) => faultsOf(cluster, list)),
    get counts() {
      const done = lists.filter((list) => faultsOf(cluster, list).length === 0).length;
      return count === 0 ? '' : `, lists with one whole result ${done}/${count}`;
    },
  };
}

function newList({ slack }: Cluster, index: number): List {
  const [user, channel] = [`U0LIST${index}`, `D0LIST${index}`];
  const members = [APP.user];
  slack.workspace.channels.set(channel, { id: channel, name: user, kind: 'im', members, isArchived: false, isExternal: false });
  addPerson(slack, user, channel);
  return { user, channel, sims: Array.from({ length: ROWS }, (_, row) => iccidOf(FIRST_SERIAL + index * ROWS + row)) };
}

async function share({ slack }: Cluster, { user, channel, sims }: List): Promise<void> {
  await slack.share({ user, channel, name: 'sims.txt', content: sims.join('\n') });
}

function isUnderWay({ vendor }: Cluster, { sims }: List): boolean {
  return vendor.requests.some(({ query }) => sims.includes(query.get('sim_id') ?? ''));
}

function faultsOf(cluster: Cluster, list: List): readonly string[] {
  const results = resultsOf(cluster, list);
  const endings = endingsOf(cluster, list);
  return [
    ...(results.length === 1 ? [] : [`${results.length} results of the list of ${list.user}`]),
    ...(endings === 1 ? [] : [`${endings} messages say that the list of ${list.user} is done`]),
    ...results.flatMap((rows) => rowFaultsOf(rows, list)),
  ];
}

/** Each row of the list is in its result once, in order and with its order. */
function rowFaultsOf(rows: readonly string[], { user, sims }: List): readonly string[] {
  const count = (sim: string) => rows.filter((row) => row === `${sim} Found`).length;
  const lost = sims.filter((sim) => count(sim) === 0);
  const twice = sims.filter((sim) => count(sim) > 1);
  return [
    ...(lost.length === 0 ? [] : [`${lost.length} rows of the list of ${user} without an order, such as ${lost[0]}`]),
    ...(twice.length === 0 ? [] : [`${twice.length} rows of the list of ${user} more than once, such as ${twice[0]}`]),
    ...(rows.length === sims.length ? [] : [`${rows.length} of ${sims.length} rows in the result of ${user}`]),
  ];
}

/** The rows of each file with a result of this list: number and what became of it. */
function resultsOf({ slack }: Cluster, { sims }: List): readonly (readonly string[])[] {
  return slack.files.all
    .filter(({ name }) => name.startsWith('orders-'))
    .map(({ content }): string[][] => parse(content, { bom: true, from: 2 }))
    .map((rows) => rows.map(([, input = '', , , result]) => `${input.replace(/^'/, '')} ${result}`))
    .filter((rows) => rows.some((row) => sims.includes(row.split(' ')[0] ?? '')));
}

function endingsOf({ slack }: Cluster, { user, channel }: List): number {
  return slack.seenBy(user, channel).filter(({ text }) => text.startsWith('Your list is done')).length;
}

async function until(isDone: () => boolean, seconds: number): Promise<void> {
  const end = performance.now() + 1_000 * seconds;
  while (!isDone() && performance.now() < end) await delay(POLL_MS);
}
