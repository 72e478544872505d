import * as z from 'zod';
import { startStandIn } from '../sandbox/vendors/standin.ts';
import type { Asking } from '../src/core/finding.ts';
import { makeOrder } from '../src/core/order/make-order.ts';
import type { ConnectedProvider } from '../src/core/provider/provider.ts';
import { createAnswers } from '../src/upstream/answers/answers.ts';
import { createDispatcher } from '../src/upstream/http/dispatcher.ts';
import { createSource, type GuardedSource } from '../src/upstream/source.ts';
import { type BenchRow, within } from './row.ts';

export const name = 'upstream';

const ASKING: Asking = { team: 'local', language: 'en' };
const WARM_UP = 200;
const ROUNDS = 2_000;

/** A cached answer against an uncached one, and four providers in parallel against one. */
export async function run(): Promise<readonly BenchRow[]> {
  const vendor = await startStandIn(
    ({ path }) => ({ body: { code: 0 }, delay: path.startsWith('/slow') ? 100 : 0 }),
    () => ({}),
  );
  const dispatcher = createDispatcher();
  const answers = createAnswers({ maxEntries: 10_000 });
  const source = (id: string, path: string) => createSource(provider(id, vendor.url, path), { dispatcher, answers });
  try {
    const quick = source('quick', '/quick');
    const slow = ['one', 'two', 'three', 'four'].map((id) => source(id, '/slow'));
    return [await coldAgainstRemembered(quick), await fourAgainstOne(slow)];
  } finally {
    await dispatcher.close();
    await vendor.close();
  }
}

function provider(id: string, baseUrl: string, path: string): ConnectedProvider {
  return {
    id,
    kind: id,
    label: id,
    baseUrl,
    limits: { perSecond: 1_000_000, atOnce: 50 },
    plan: () => [],
    async lookup({ value }, { json }) {
      await json({ path }, z.unknown());
      return [makeOrder({ provider: id, public: { id: value, stage: 'paid' } })];
    },
  };
}

async function coldAgainstRemembered(source: GuardedSource): Promise<BenchRow> {
  await each(WARM_UP, (round) => ask(source, `warm ${round}`));
  const cold = await each(ROUNDS, (round) => ask(source, `cold ${round}`));
  const remembered = await each(ROUNDS, (round) => ask(source, `cold ${round}`));
  return {
    what: 'a cold answer against a remembered one',
    ratio: cold / remembered,
    note: `${micro(cold)} against ${micro(remembered)}`,
  };
}

async function fourAgainstOne(sources: readonly GuardedSource[]): Promise<BenchRow> {
  const [first] = sources;
  const one = await each(5, (round) => (first ? ask(first, `alone ${round}`) : undefined));
  const four = await each(5, (round) => Promise.all(sources.map((source) => ask(source, `together ${round}`))));
  return {
    what: 'four sources of 100 ms at once against one',
    ratio: four / one,
    note: `${micro(four)} against ${micro(one)}`,
    limit: within(15, four, one),
  };
}

function ask(source: GuardedSource, value: string): Promise<unknown> {
  return source.ask({ by: 'order', value }, ASKING);
}

/** Milliseconds for one round; rounds run one after the other. */
async function each(rounds: number, work: (round: number) => Promise<unknown> | undefined): Promise<number> {
  const began = performance.now();
  for (let round = 0; round < rounds; round++) await work(round);
  return (performance.now() - began) / rounds;
}

function micro(milliseconds: number): string {
  return `${Math.round(milliseconds * 1_000)} µs`;
}
