import { setTimeout as pause } from 'node:timers/promises';
import * as z from 'zod';
import { makeOrder } from '../src/core/order/make-order.ts';
import type { ConnectedProvider } from '../src/core/provider/provider.ts';
import { createAnswers } from '../src/upstream/answers/answers.ts';
import { createDispatcher } from '../src/upstream/http/dispatcher.ts';
import { createSource, type GuardedSource } from '../src/upstream/source.ts';
import { startVendor, type Vendor } from './load/vendor.ts';
import { atMost, type BenchRow, median } from './row.ts';

export const name = 'bursts';

const LATENCY_MS = 100;
const AT_ONCE = 50;
const QUESTIONS = 50;
const SIM_CARDS = 500;
const EQUAL = 1_000;
/** Until the code is compiled and the connections are open, as in a bot that has run for a while. */
const WARM_UPS = 40;
const ROUNDS = 5;
/** The most that a setting allows. */
const PER_SECOND = 1_000;
/** The rate limit is free again. */
const REST_MS = 1_200;

/** Many uncached questions at once, with vendors of 100 ms and fifty requests at once to each. */
export async function run(): Promise<readonly BenchRow[]> {
  const vendor = await startVendor(LATENCY_MS);
  const dispatcher = createDispatcher({ connections: 4 * AT_ONCE });
  const options = { dispatcher, answers: createAnswers({ maxEntries: 10_000 }) };
  const sources = ['one', 'two', 'three', 'four'].map((id) => createSource(provider(id, vendor.url), options));
  try {
    for (let round = 0; round < WARM_UPS; round++) await burst(sources, `${round}/warm`);
    await pause(REST_MS);
    const fifty = await fiftyQuestions(sources);
    await pause(REST_MS);
    return [fifty, await manySimCards(sources.slice(0, 1)), await equalQuestions(sources.slice(0, 1), vendor)];
  } finally {
    await dispatcher.close();
    await vendor.close();
  }
}

function provider(id: string, baseUrl: string): ConnectedProvider {
  return {
    id,
    kind: id,
    label: id,
    baseUrl,
    limits: { perSecond: PER_SECOND, atOnce: AT_ONCE },
    plan: () => [],
    async lookup({ value }, { json }) {
      await json({ path: `/${value}` }, z.unknown());
      return [makeOrder({ provider: id, public: { id: value, stage: 'paid' } })];
    },
  };
}

/** Milliseconds; fifty questions, each to every source. */
function burst(sources: readonly GuardedSource[], what: string): Promise<number> {
  return time(QUESTIONS, (index) => ask(sources, `${index}/${what}`));
}

async function fiftyQuestions(sources: readonly GuardedSource[]): Promise<BenchRow> {
  const times: number[] = [];
  while (times.length < ROUNDS) times.push(await burst(sources, `${times.length}/cold`));
  const took = median(times);
  return {
    what: `${QUESTIONS} uncached questions at once to four vendors of ${LATENCY_MS} ms, against one request`,
    ratio: took / LATENCY_MS,
    note: `${took.toFixed(0)} ms`,
    limit: atMost(1.5, took / LATENCY_MS),
  };
}

async function manySimCards(sources: readonly GuardedSource[]): Promise<BenchRow> {
  const took = await time(SIM_CARDS, (index) => ask(sources, `card/${index}`));
  const ideal = (SIM_CARDS * LATENCY_MS) / AT_ONCE;
  return {
    what: `${SIM_CARDS} ICCIDs, ${AT_ONCE} at once, against number x latency / at once`,
    ratio: took / ideal,
    note: `${took.toFixed(0)} ms against ${ideal} ms`,
    limit: atMost(1.2, took / ideal),
  };
}

async function equalQuestions(sources: readonly GuardedSource[], vendor: Vendor): Promise<BenchRow> {
  const before = await vendor.requests();
  await time(EQUAL, () => ask(sources, 'equal'));
  const calls = (await vendor.requests()) - before;
  return { what: `requests for ${EQUAL} equal questions`, ratio: calls, note: '', limit: atMost(1, calls) };
}

function ask(sources: readonly GuardedSource[], value: string): Promise<unknown> {
  return Promise.all(sources.map((source) => source.ask({ by: 'order', value }, { team: 'local', language: 'en' })));
}

/** Milliseconds until all are answered. */
async function time(count: number, question: (index: number) => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await Promise.all(Array.from({ length: count }, (_, index) => question(index)));
  return performance.now() - began;
}
