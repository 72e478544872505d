import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/**
 * Nothing of the tester's own settings. Node keeps the compiled code, as dozens of starts would else compile it anew, and does not
 * look for symbolic links, which takes a twelfth of a start.
 */
export const PROCESS_ENV = {
  PATH: process.env.PATH ?? '',
  NODE_OPTIONS: '--preserve-symlinks',
  NODE_COMPILE_CACHE: fileURLToPath(new URL('../../node_modules/.cache/node', import.meta.url)),
} as const;

export interface Ended {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs Node with these arguments at the root of the project, without any setting, until it ends. */
export function runNode(args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Ended> {
  return endOf(start(args, env));
}

/** The same, while nobody reads what it prints. */
export function runUnread(args: readonly string[]): Promise<Ended> {
  const child = start(args, {});
  child.stdout.destroy();
  return endOf(child);
}

function start(args: readonly string[], env: Readonly<Record<string, string>>) {
  return spawn(process.execPath, args, {
    cwd: ROOT,
    env: { ...PROCESS_ENV, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

async function endOf(child: ReturnType<typeof start>): Promise<Ended> {
  const output = { out: '', err: '' };
  child.stdout.on('data', (chunk) => {
    output.out += String(chunk);
  });
  child.stderr.on('data', (chunk) => {
    output.err += String(chunk);
  });
  const [code] = await once(child, 'close');
  return { code: Number(code), ...output };
}
