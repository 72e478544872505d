import * as identifiers from './identifier.ts';
import type { BenchRow } from './row.ts';
import * as scout from './scout.ts';
import * as stories from './story.ts';
import * as upstream from './upstream.ts';

/** The exports of each benchmark module. */
interface Bench {
  readonly name: string;
  run(): Promise<readonly BenchRow[]>;
}

const BENCHES: readonly Bench[] = [identifiers, stories, upstream, scout];

let isSlow = false;
for (const { name, run } of BENCHES) {
  const rows = await run();
  process.stdout.write(`\n${name}\n${rows.map(line).join('\n')}\n`);
  isSlow ||= rows.some(({ limit }) => limit?.isKept === false);
}
process.exitCode = isSlow ? 1 : 0;

function line({ what, ratio, note, limit }: BenchRow): string {
  const verdict = limit ? `   ${limit.isKept ? 'ok' : 'TOO SLOW'}: ${limit.words}` : '';
  return `  ${what.padEnd(48)} ${`${ratio.toFixed(2)} x`.padStart(10)}   ${note}${verdict}`;
}
