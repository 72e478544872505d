import * as identifiers from './identifier.ts';
import type { BenchRow } from './row.ts';
import * as upstream from './upstream.ts';

/** What every module of this folder exports that measures something. */
interface Bench {
  readonly name: string;
  run(): Promise<readonly BenchRow[]>;
}

const BENCHES: readonly Bench[] = [identifiers, upstream];

for (const { name, run } of BENCHES) {
  const rows = await run();
  process.stdout.write(`\n${name}\n${rows.map(line).join('\n')}\n`);
}

function line({ what, ratio, note }: BenchRow): string {
  return `  ${what.padEnd(48)} ${`${ratio.toFixed(2)} x`.padStart(10)}   ${note}`;
}
