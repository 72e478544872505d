import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'vitest';
import { type SlackStandIn, startSlack } from '../../sandbox/slack/index.ts';
import { startVendors, type Vendors } from '../../sandbox/vendors/index.ts';
import type { Times } from '../../src/core/times.ts';
import { PROCESS_ENV } from '../cli/process.ts';
import { type RedisServer, startRedis } from '../state/redis-server.ts';
import { PATIENT_SLACK, SHORT_TIMES, WITHOUT_PACE } from './settings.ts';

/** Stand-ins, and bots in processes of their own that a test may kill; all end with the test. */
export interface BotProcesses {
  readonly slack: SlackStandIn;
  readonly vendors: Vendors;
  readonly redis: RedisServer | undefined;
  /** Starts another bot process; they share a folder, or a Redis. Slack's events go to the newest. */
  start(): Promise<ChildProcess>;
}

export interface BotProcessesOptions {
  readonly times?: Partial<Times>;
  readonly env?: Readonly<Record<string, string>>;
  readonly hasRedis?: boolean;
}

/** Opens the stand-ins of one test, and a Redis on request; `env` are settings of its bots. Tests may run at the same time. */
export async function openBotProcesses(
  { onTestFinished }: Pick<TestContext, 'onTestFinished'>,
  { times, env, hasRedis = false }: BotProcessesOptions = {},
): Promise<BotProcesses> {
  const [slack, vendors, redis] = await Promise.all([
    startSlack(PATIENT_SLACK),
    startVendors(),
    hasRedis ? startRedis() : undefined,
  ]);
  const folder = mkdtempSync(join(tmpdir(), 'order-scout-processes-'));
  const place = { DATA_DIR: folder, ...(redis && { REDIS_URL: redis.url }) };
  const own = { HOST: '127.0.0.1', PORT: '0', SHUTDOWN_GRACE_SECONDS: '0' };
  const settings = { ...own, ...place, ...WITHOUT_PACE, ...vendors.env, ...slack.env, ...env };
  const children: ChildProcess[] = [];
  onTestFinished(async () => {
    for (const child of children) child.kill('SIGKILL');
    redis?.thaw();
    await Promise.all([slack.close(), vendors.close(), redis?.stop()]);
    rmSync(folder, { recursive: true, force: true });
  });
  const start = async () => {
    const child = startProcess({ env: settings, times: { ...SHORT_TIMES, ...times } });
    children.push(child);
    const [address] = await once(child.stdout, 'data');
    slack.connect(`${String(address).trim()}/slack/events`);
    return child;
  };
  return { slack, vendors, redis, start };
}

function startProcess(argument: object) {
  const file = join(import.meta.dirname, 'bot-process.ts');
  return spawn(process.execPath, [file, JSON.stringify(argument)], { env: PROCESS_ENV, stdio: ['ignore', 'pipe', 'inherit'] });
}

/** Ends a process as `kill -9` does, and waits for its end. */
export async function killProcess(child: ChildProcess): Promise<void> {
  const exited = once(child, 'exit');
  child.kill('SIGKILL');
  await exited;
}
