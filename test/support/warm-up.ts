import { existsSync } from 'node:fs';
import { PROCESS_ENV, runNode } from '../cli/process.ts';

/**
 * Runs before all tests. On a fresh clone Node compiles the bot once here, and not in each of the processes that the first tests
 * start at the same time: those took 8 seconds of processor time more.
 */
export async function setup(): Promise<void> {
  if (existsSync(PROCESS_ENV.NODE_COMPILE_CACHE)) return;
  await runNode(['--eval', 'import("./src/app/app.ts")']);
}
