import { readFileSync, writeFileSync } from 'node:fs';
import * as bolt from './bolt.ts';
import * as bursts from './burst.ts';
import * as identifiers from './identifier.ts';
import * as processes from './processes.ts';
import { RESULTS_FILE, resultsOf, tableOf } from './results.ts';
import type { BenchRow } from './row.ts';
import * as scout from './scout.ts';
import * as stories from './story.ts';
import * as upstream from './upstream.ts';

/** The exports of each benchmark module. */
interface Bench {
  readonly name: string;
  run(): Promise<readonly BenchRow[]>;
}

const BENCHES: readonly Bench[] = [identifiers, stories, upstream, scout, bursts, processes, bolt];
/** Those whose figures are kept in results.json and bench/README.md. */
const PUBLISHED: readonly Bench[] = [bursts, processes, bolt];
const README = new URL('README.md', import.meta.url);

let isSlow = false;
const published: BenchRow[] = [];
for (const bench of BENCHES) {
  const rows = await bench.run();
  process.stdout.write(`\n${bench.name}\n${rows.map(line).join('\n')}\n`);
  isSlow ||= rows.some(({ limit }) => limit?.isKept === false);
  if (PUBLISHED.includes(bench)) published.push(...rows);
}
publish();
process.exitCode = isSlow ? 1 : 0;

function publish(): void {
  const results = resultsOf(published);
  writeFileSync(RESULTS_FILE, `${JSON.stringify(results, null, 2)}\n`);
  writeFileSync(README, readFileSync(README, 'utf8').replace(/\| measurement[\s\S]*?\n\n/, `${tableOf(results)}\n\n`));
}

function line({ what, ratio, note, limit }: BenchRow): string {
  const verdict = limit ? `   ${limit.isKept ? 'ok' : 'TOO SLOW'}: ${limit.words}` : '';
  return `  ${what.padEnd(48)} ${`${ratio.toFixed(2)} x`.padStart(10)}   ${note}${verdict}`;
}
