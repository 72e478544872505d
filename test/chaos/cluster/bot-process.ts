import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { freePort } from '../../state/redis-server.ts';

/** A real bot in a process. */
export interface BotProcess {
  /** `bot 2#3`: the third process in the second place. */
  readonly name: string;
  readonly url: string;
  readonly isAlive: boolean;
  /** Whether /readyz answers 200. */
  isReady(): Promise<boolean>;
  /** Bytes in use after a forced collection. */
  memory(): Promise<number>;
  /** Resolves when it has exited. */
  end(signal: 'SIGKILL' | 'SIGTERM'): Promise<void>;
}

const MAIN = fileURLToPath(new URL('../../../src/main.ts', import.meta.url));
const COLLECT = new URL('collect.ts', import.meta.url).href;
const START_MS = 60_000;

/** They end with the suite. */
const running = new Set<ChildProcess>();
process.once('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});

export interface BotOptions {
  readonly name: string;
  readonly env: Readonly<Record<string, string>>;
  /** Its log, line by line. */
  log(line: string): void;
}

/** Starts a bot; resolves when it is ready. */
export async function startBotProcess({ name, env, log }: BotOptions): Promise<BotProcess> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const child = spawn(process.execPath, ['--expose-gc', '--import', COLLECT, MAIN, 'serve'], {
    env: { PATH: process.env.PATH ?? '', HOST: '127.0.0.1', PORT: String(port), ...env },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  running.add(child);
  child.once('exit', () => running.delete(child));
  for (const stream of [child.stdout, child.stderr]) if (stream) createInterface(stream).on('line', log);
  const isReady = () => answersOk(`${url}/readyz`);
  await becomes(isReady, child, name);
  return {
    name,
    url,
    get isAlive() {
      return child.exitCode === null && child.signalCode === null;
    },
    isReady,
    memory: () => memoryOf(child),
    end: async (signal) => {
      const exited = once(child, 'exit');
      child.kill(signal);
      await exited;
    },
  };
}

async function memoryOf(child: ChildProcess): Promise<number> {
  const reported = once(child, 'message');
  child.send('collect');
  const [bytes] = await reported;
  return Number(bytes);
}

async function becomes(isReady: () => Promise<boolean>, child: ChildProcess, name: string): Promise<void> {
  const end = performance.now() + START_MS;
  while (!(await isReady())) {
    if (child.exitCode !== null || performance.now() > end) throw new Error(`${name} did not start`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function answersOk(url: string): Promise<boolean> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(2_000) });
    await response.arrayBuffer();
    return response.ok;
  } catch {
    return false;
  }
}
