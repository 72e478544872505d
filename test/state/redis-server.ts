import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A real redis-server on loopback that keeps nothing on disk. */
export interface RedisServer {
  readonly url: string;
  readonly port: number;
  /** Stops it where it stands: connections stay open and nothing is answered. */
  freeze(): void;
  thaw(): void;
  stop(): Promise<void>;
}

const PROGRAM = 'redis-server';
const READY = 'Ready to accept connections';

export function isRedisInstalled(): boolean {
  return spawnSync(PROGRAM, ['--version']).status === 0;
}

/** `without`: a command that it does not know. */
interface RedisOptions {
  readonly port?: number;
  readonly password?: string;
  readonly without?: string;
}

export async function startRedis({ port, ...options }: RedisOptions = {}): Promise<RedisServer> {
  if (port !== undefined) return await launch(port, options);
  // Somebody else may have taken the first port meanwhile.
  return await launch(await freePort(), options).catch(async () => await launch(await freePort(), options));
}

async function launch(port: number, { password, without }: Omit<RedisOptions, 'port'>): Promise<RedisServer> {
  const folder = mkdtempSync(join(tmpdir(), 'order-scout-redis-'));
  const options = { port, bind: '127.0.0.1', save: '', appendonly: 'no', dir: folder };
  const args = Object.entries({ ...options, ...(password && { requirepass: password }) });
  const renamed = without === undefined ? [] : ['--rename-command', without, ''];
  const child = spawn(PROGRAM, [...args.flatMap(([name, value]) => [`--${name}`, String(value)]), ...renamed], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const kill = () => child.kill('SIGKILL');
  process.once('exit', kill);
  await ready(child);
  return {
    url: `redis://127.0.0.1:${port}`,
    port,
    freeze: () => void child.kill('SIGSTOP'),
    thaw: () => void child.kill('SIGCONT'),
    async stop() {
      process.off('exit', kill);
      const exited = child.exitCode === null && child.signalCode === null ? once(child, 'exit') : undefined;
      kill();
      await exited;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/**
 * A port on which nobody listens. Systems give none of these to a server or connection that takes any port, so that no test that
 * runs at the same time takes it before it is used.
 */
export async function freePort(): Promise<number> {
  const port = randomInt(10_000, 32_000);
  const server = createServer().listen(port, '127.0.0.1');
  const isFree = await once(server, 'listening').then(
    () => true,
    () => false,
  );
  if (!isFree) return freePort();
  server.close();
  await once(server, 'close');
  return port;
}

function ready({ stdout, ...child }: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = '';
    stdout?.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      if (said.includes(READY)) resolve();
    });
    stdout?.once('end', () => reject(new Error(`redis-server (${child.pid}) did not start: ${said.slice(-500)}`)));
  });
}
