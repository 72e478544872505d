import { appendFileSync } from 'node:fs';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import PQueue from 'p-queue';
import { type Played, play } from './play.ts';
import type { Scenario } from './scenario.ts';
import { SCENARIOS } from './scenarios.ts';

const { values, positionals } = parseArgs({
  options: { 'at-once': { type: 'string', default: '4' }, log: { type: 'string' } },
  allowPositionals: true,
});

/** While Slack and the vendor themselves are held up for so long, what the bots do says nothing about them. */
const HELD_UP_MS = 1_000;
const MAX_PLAYS = 3;

/** All, or those whose names contain one of the arguments. The longest begin first, so that the run is over soonest. */
const chosen = SCENARIOS.filter(({ name }) => positionals.length === 0 || positionals.some((part) => name.includes(part))).sort(
  (one, other) => other.within - one.within,
);

// So that what the suite started ends with it.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));

// Clusters share nothing, and mostly wait.
const queue = new PQueue({ concurrency: Number(values['at-once']) });
const played: Played[] = [];
for (const scenario of chosen.filter(({ isAlone }) => isAlone)) played.push(await playFairly(scenario));
const together = chosen.filter(({ isAlone }) => !isAlone);
played.push(...(await queue.addAll(together.map((scenario) => () => playFairly(scenario)))));
process.exit(chosen.length > 0 && played.every(({ broken }) => broken.length === 0) ? 0 : 1);

/** Plays a scenario that broke again if the machine was too busy to play it. */
async function playFairly(scenario: Scenario, plays = 1): Promise<Played> {
  const delay = monitorEventLoopDelay({ resolution: 50 });
  delay.enable();
  const began = performance.now();
  const result = await play(scenario);
  delay.disable();
  const [seconds, heldUp] = [performance.now() - began, delay.max / 1e6].map((ms) => (ms / 1_000).toFixed(1));
  const isFair = result.broken.length === 0 || delay.max / 1e6 < HELD_UP_MS;
  report(scenario, result, `${seconds} s${isFair ? '' : `; the machine was too busy for it: held up for ${heldUp} s`}`);
  return isFair || plays === MAX_PLAYS ? result : await playFairly(scenario, plays + 1);
}

function report({ name }: Scenario, { broken, lost, counts, log }: Played, how: string): void {
  const lines = [
    `${broken.length === 0 ? 'held  ' : 'BROKEN'}  ${name} (${how}): ${counts}`,
    ...broken.map((line) => `          ${line}`),
    ...lost.map((line) => `          lost with the killed process: ${line}`),
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
  if (values.log !== undefined) appendFileSync(values.log, `# ${name}\n${log.join('\n')}\n`);
}
