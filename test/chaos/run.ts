import { appendFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import PQueue from 'p-queue';
import { type Played, play } from './play.ts';
import type { Scenario } from './scenario.ts';
import { SCENARIOS } from './scenarios.ts';

const { values, positionals } = parseArgs({
  options: { 'at-once': { type: 'string', default: '4' }, log: { type: 'string' } },
  allowPositionals: true,
});

/** All, or those whose names contain one of the arguments. The longest begin first, so that the run is over soonest. */
const chosen = SCENARIOS.filter(({ name }) => positionals.length === 0 || positionals.some((part) => name.includes(part))).sort(
  (one, other) => other.within - one.within,
);

// So that what the suite started ends with it.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));

// Clusters share nothing, and mostly wait.
const queue = new PQueue({ concurrency: Number(values['at-once']) });
const played = await queue.addAll(chosen.map((scenario) => () => playAndReport(scenario)));
process.exit(chosen.length > 0 && played.every(({ broken }) => broken.length === 0) ? 0 : 1);

async function playAndReport(scenario: Scenario): Promise<Played> {
  const began = performance.now();
  const result = await play(scenario);
  const seconds = Math.round((performance.now() - began) / 1_000);
  const { broken, lost, counts, log } = result;
  const lines = [
    `${broken.length === 0 ? 'held  ' : 'BROKEN'}  ${scenario.name} (${seconds} s): ${counts}`,
    ...broken.map((line) => `          ${line}`),
    ...lost.map((line) => `          lost with the killed process: ${line}`),
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
  if (values.log !== undefined) appendFileSync(values.log, `# ${scenario.name}\n${log.join('\n')}\n`);
  return result;
}
