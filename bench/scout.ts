import { setTimeout as pause } from 'node:timers/promises';
import { startVendors } from '../sandbox/vendors/index.ts';
import { BUYER } from '../sandbox/vendors/tuya/index.ts';
import { createLookups, type Lookups } from '../src/app/lookups/lookups.ts';
import { readLookupConfig } from '../src/config/config.ts';
import { createLog } from '../src/log.ts';
import { createMetrics } from '../src/metrics.ts';
import { providers } from '../src/providers/index.ts';
import { type BenchRow, median, within } from './row.ts';

export const name = 'the four providers';

/** One order of each; the buyer is Tuya's. */
const ORDERS = [
  'linksfield:89852202209089971478',
  `tuya:TM-1002 user=${BUYER}`,
  'linkbest:T202508280001',
  'clink:order_7success1',
];
const ROUNDS = 5;
/** LinkBest accepts two requests a second: one alone and one with the others. */
const ROUND_MS = 1_300;

/** All four providers in parallel, without the cache, against the slowest of them. */
export async function run(): Promise<readonly BenchRow[]> {
  const vendors = await startVendors();
  const scout = createLookups(
    readLookupConfig(vendors.env, providers),
    createLog({ level: 'fatal', secrets: [] }),
    createMetrics(),
  );
  try {
    await measure(scout, ORDERS);
    return [await row(scout)];
  } finally {
    await scout.close();
    await vendors.close();
  }
}

async function row(scout: Lookups): Promise<BenchRow> {
  const alone: number[] = [];
  const together: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    await pause(ROUND_MS);
    let slowest = 0;
    for (const order of ORDERS) slowest = Math.max(slowest, await measure(scout, [order]));
    alone.push(slowest);
    together.push(await measure(scout, ORDERS));
  }
  const [one, four] = [median(alone), median(together)];
  const note = `${four.toFixed(1)} ms against ${one.toFixed(1)} ms`;
  return { what: 'all four at once against the slowest alone', ratio: four / one, note, limit: within(15, four, one) };
}

/** Milliseconds until every order is found. Throws if one is not. */
async function measure(scout: Lookups, orders: readonly string[]): Promise<number> {
  const identifiers = orders.flatMap((order) => scout.read(order, { asked: true }));
  const began = performance.now();
  const findings = await scout.look(identifiers, { team: 'local', language: 'en', refresh: true }).done;
  const missed = findings.filter(({ answer }) => answer.kind !== 'found');
  if (missed.length > 0) throw new Error(`Not found at ${missed.map(({ source }) => source.label).join(', ')}`);
  return performance.now() - began;
}
