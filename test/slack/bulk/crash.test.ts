import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { type SlackStandIn, startSlack } from '../../../sandbox/slack/index.ts';
import { CHANNELS } from '../../../sandbox/slack/workspace/channels.ts';
import { PEOPLE } from '../../../sandbox/slack/workspace/people.ts';
import { startVendors, type Vendors } from '../../../sandbox/vendors/index.ts';
import { readTable } from '../../../src/bulk/table.ts';
import { isRedisInstalled, type RedisServer, startRedis } from '../../state/redis-server.ts';
import { PATIENT_SLACK, SHORT_TIMES, WITHOUT_PACE } from '../../support/settings.ts';

const WAIT = { timeout: 50_000, interval: 50 };
/** A lease that the test can wait for. */
const TIMES = { ...SHORT_TIMES, jobPoll: 50, jobLease: 3_000 };
const SLOW = { LINKSFIELD_PER_SECOND: '8', LINKSFIELD_AT_ONCE: '1' };
const SIMS = Array.from({ length: 16 }, (_, at) => `898522022010${at + 1_001_001}`);
/** Numbers that were being asked when a process died. */
const AT_ONCE = 4;

let slack: SlackStandIn;
let vendors: Vendors;
let redis: RedisServer | undefined;
const children: ChildProcess[] = [];
const folders: string[] = [];

afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  redis?.thaw();
  await Promise.all([slack.close(), vendors.close(), redis?.stop()]);
  redis = undefined;
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** Starts the stand-ins; returns what starts one more bot process over them. */
async function world(changes: Readonly<Record<string, string>> = {}): Promise<() => Promise<ChildProcess>> {
  [slack, vendors] = await Promise.all([startSlack(PATIENT_SLACK), startVendors()]);
  const folder = mkdtempSync(join(tmpdir(), 'order-scout-lists-'));
  folders.push(folder);
  const own = { HOST: '127.0.0.1', PORT: '0', SHUTDOWN_GRACE_SECONDS: '0', DATA_DIR: folder };
  const env = { ...own, ...WITHOUT_PACE, ...SLOW, ...vendors.env, ...slack.env, ...changes };
  return async () => {
    const file = join(import.meta.dirname, '../follow/bot-process.ts');
    const child = spawn(process.execPath, [file, JSON.stringify({ env, times: TIMES })], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    children.push(child);
    const [address] = await once(child.stdout, 'data');
    slack.connect(`${String(address).trim()}/slack/events`);
    return child;
  };
}

async function shareList(): Promise<void> {
  await slack.share({ user: PEOPLE.ada, channel: CHANNELS.dm, name: 'sims.txt', content: SIMS.join('\n') });
}

/** The text of the list's message. */
function said(): string {
  return slack.seenBy(PEOPLE.ada, CHANNELS.dm).findLast(({ text, bot_id }) => bot_id !== undefined && text !== '')?.text ?? '';
}

async function saying(text: RegExp): Promise<void> {
  await vi.waitFor(() => expect(said()).toMatch(text), WAIT);
}

/** How often each number was asked. */
function asked(): readonly number[] {
  const values = vendors.linksfield.requests.map(({ query }) => [...query.values()]);
  return SIMS.map((sim) => values.filter((given) => given.includes(sim)).length);
}

function results(): readonly string[] {
  const files = slack.files.all.filter(({ name }) => name.startsWith('orders-'));
  expect(files).toHaveLength(1);
  return readTable(files[0]?.content.toString('utf8') ?? '')
    .rows.slice(1)
    .map(({ cells: [row, , , , result] }) => `${row} ${result}`);
}

function isFileInThread(): boolean {
  return slack.seenBy(PEOPLE.ada, CHANNELS.dm).some(({ files, thread_ts }) => files !== undefined && thread_ts !== undefined);
}

const EVERY_ROW = SIMS.map((_, at) => `${at + 1} Not found`);

async function inRedis(): Promise<Readonly<Record<string, string>>> {
  redis = await startRedis();
  return { REDIS_URL: redis.url };
}

const PLACES = [
  { place: 'a file', settings: async () => ({}) },
  ...(isRedisInstalled() ? [{ place: 'Redis', settings: inRedis }] : []),
];

describe.each(PLACES)('a process that is killed in the middle of a list in $place', ({ settings }) => {
  it('list, kill -9: another process goes on; no row is twice in the result, and what was answered is not asked again', async () => {
    const start = await world(await settings());
    const killed = await start();
    await shareList();
    await saying(/^Looking up your list: (?:[3-9]|1\d) /);

    const exited = once(killed, 'exit');
    killed.kill('SIGKILL');
    await exited;
    await start();

    await saying(/^Your list is done/);
    expect(results()).toEqual(EVERY_ROW);
    expect(asked().filter((times) => times > 1).length).toBeLessThanOrEqual(AT_ONCE);
    expect(asked()).not.toContain(0);
  });

  it('list, kill -9 when only its message is missing: another process shows the result, and no file is there twice', async () => {
    const start = await world(await settings());
    const killed = await start();
    slack.fail('chat.update', { drop: 'before' });
    await shareList();
    await vi.waitFor(() => expect(isFileInThread()).toBe(true), WAIT);

    const exited = once(killed, 'exit');
    killed.kill('SIGKILL');
    await exited;
    slack.restore('chat.update');
    await start();

    await saying(/^Your list is done/);
    expect(results()).toEqual(EVERY_ROW);
  });
});

describe.runIf(isRedisInstalled())('Redis that is away', () => {
  it('list: says that it waits, and goes on when Redis is back', async () => {
    redis = await startRedis();
    const start = await world({ REDIS_URL: redis.url });
    await start();
    await shareList();
    await saying(/^Looking up your list: (?:[2-9]|1\d) /);

    redis.freeze();
    await saying(/cannot save results right now/);
    redis.thaw();

    await saying(/^Your list is done/);
    expect(results()).toEqual(EVERY_ROW);
  });
});
