import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import * as z from 'zod';

/** An app under test: a process of its own. */
export interface RunningApp {
  readonly port: number;
  /** Milliseconds from its start until it answered: on its port, or with 200 on `probe`. */
  readonly startedIn: number;
  /** Milliseconds of processor time so far, all threads together. */
  cpu(): Promise<number>;
  /** Resident memory in bytes. */
  rss(): Promise<number>;
  /** How late its event loop was since the last call. */
  loopDelay(): Promise<LoopDelay>;
  stop(): Promise<void>;
}

export interface AppStart {
  /** Arguments of Node. */
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  /** A path that answers 200 when the app is up; left out: its port is open. */
  readonly probe?: string | undefined;
}

/** Linux counts processor time in hundredths of a second. */
const TICK_MS = 10;
const PAGE_BYTES = 4096;
const PROBE_EVERY_MS = 3;
const MAX_START_MS = 20_000;
const PRELOAD = ['--import', new URL('loop-delay.mjs', import.meta.url).href];
/** Milliseconds. */
const LOOP_DELAY = z.object({ p999: z.number(), max: z.number() });
export type LoopDelay = z.infer<typeof LOOP_DELAY>;

/** Starts an app on a free port of loopback. Rejects when it is not up within twenty seconds. Needs Linux's /proc. */
export async function startApp({ args, env, probe }: AppStart): Promise<RunningApp> {
  const port = await freePort();
  const { PATH = '' } = process.env;
  const began = performance.now();
  const child = spawn(process.execPath, [...PRELOAD, ...args], {
    env: { PATH, HOST: '127.0.0.1', PORT: String(port), ...env },
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  const exited = once(child, 'exit');
  const stop = async () => {
    child.kill('SIGTERM');
    await exited;
  };
  while (!(await isUp(port, probe))) {
    if (child.exitCode !== null || performance.now() - began > MAX_START_MS) {
      await stop();
      throw new Error(`${args.join(' ')} did not start`);
    }
    await pause(PROBE_EVERY_MS);
  }
  return { port, startedIn: performance.now() - began, stop, ...figuresOf(child) };
}

function figuresOf(child: ChildProcess): Pick<RunningApp, 'cpu' | 'rss' | 'loopDelay'> {
  const fieldsOf = async (file: string) =>
    (await readFile(`/proc/${child.pid}/${file}`, 'utf8')).replace(/^.*\) /, '').split(' ');
  return {
    cpu: async () => {
      const fields = await fieldsOf('stat');
      return (Number(fields[11]) + Number(fields[12])) * TICK_MS;
    },
    rss: async () => Number((await fieldsOf('statm'))[1]) * PAGE_BYTES,
    loopDelay: async () => {
      const answered = once(child, 'message');
      child.send('loop delay');
      return LOOP_DELAY.parse((await answered)[0]);
    },
  };
}

async function isUp(port: number, probe: string | undefined): Promise<boolean> {
  if (probe === undefined) return await isOpen(port);
  return await fetch(`http://127.0.0.1:${port}${probe}`).then(
    ({ ok }) => ok,
    () => false,
  );
}

function isOpen(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
