import { existsSync } from 'node:fs';
import { PROCESS_ENV, runNode } from '../cli/process.ts';

const { NODE_COMPILE_CACHE } = PROCESS_ENV;

/**
 * Runs before all tests. Vitest's workers, and the processes that tests start, find the bot compiled: on a fresh clone it is done
 * here once, and not in a dozen processes at the same time.
 */
export async function setup(): Promise<void> {
  const isKept = existsSync(NODE_COMPILE_CACHE);
  process.env.NODE_COMPILE_CACHE = NODE_COMPILE_CACHE;
  if (!isKept) await runNode(['--eval', 'import("./src/app/app.ts")']);
}
