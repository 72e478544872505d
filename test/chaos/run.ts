import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { play } from './play.ts';
import { SCENARIOS } from './scenarios.ts';

const { values, positionals } = parseArgs({
  options: { all: { type: 'boolean', default: false }, log: { type: 'string' } },
  allowPositionals: true,
});

/** The short run, with --all every scenario, or those whose names contain one of the arguments. */
const chosen = SCENARIOS.filter(({ name, isLong = false }) =>
  positionals.length > 0 ? positionals.some((part) => name.includes(part)) : values.all || !isLong,
);

// So that what the suite started ends with it.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));

let isBroken = chosen.length === 0;
for (const scenario of chosen) {
  const { broken, lost, counts, log } = await play(scenario);
  const lines = [
    `${broken.length === 0 ? 'held  ' : 'BROKEN'}  ${scenario.name}: ${counts}`,
    ...broken.map((line) => `          ${line}`),
    ...lost.map((line) => `          lost with the killed process: ${line}`),
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
  if (values.log !== undefined) writeFileSync(values.log, log.join('\n'));
  isBroken ||= broken.length > 0;
}
process.exit(isBroken ? 1 : 0);
