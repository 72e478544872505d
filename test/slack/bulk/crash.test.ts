import { describe, expect, it, vi } from 'vitest';
import { CHANNELS } from '../../../sandbox/slack/workspace/channels.ts';
import { PEOPLE } from '../../../sandbox/slack/workspace/people.ts';
import { readTable } from '../../../src/bulk/table.ts';
import { isRedisInstalled } from '../../state/redis-server.ts';
import { type BotProcesses, killProcess, openBotProcesses } from '../../support/bot-processes.ts';

const WAIT = { timeout: 50_000, interval: 50 };
const SIMS = Array.from({ length: 16 }, (_, at) => `898522022010${at + 1_001_001}`);
/** Numbers that were being asked when a process died. */
const AT_ONCE = 4;

/** A lease that the test can wait for, and a pace at which lists take seconds. */
const OPTIONS = {
  times: { jobPoll: 50, jobLease: 3_000 },
  env: { LINKSFIELD_PER_SECOND: '8', LINKSFIELD_AT_ONCE: '1' },
} as const;

async function shareList({ slack }: BotProcesses): Promise<void> {
  await slack.share({ user: PEOPLE.ada, channel: CHANNELS.dm, name: 'sims.txt', content: SIMS.join('\n') });
}

/** The text of the list's message. */
function said({ slack }: BotProcesses): string {
  return slack.seenBy(PEOPLE.ada, CHANNELS.dm).findLast(({ text, bot_id }) => bot_id !== undefined && text !== '')?.text ?? '';
}

async function saying(bots: BotProcesses, text: RegExp): Promise<void> {
  await vi.waitFor(() => expect(said(bots)).toMatch(text), WAIT);
}

/** How often each number was asked. */
function asked({ vendors }: BotProcesses): readonly number[] {
  const values = vendors.linksfield.requests.map(({ query }) => [...query.values()]);
  return SIMS.map((sim) => values.filter((given) => given.includes(sim)).length);
}

function results({ slack }: BotProcesses): readonly string[] {
  const files = slack.files.all.filter(({ name }) => name.startsWith('orders-'));
  expect(files).toHaveLength(1);
  return readTable(files[0]?.content.toString('utf8') ?? '')
    .rows.slice(1)
    .map(({ cells: [row, , , , result] }) => `${row} ${result}`);
}

function isFileInThread({ slack }: BotProcesses): boolean {
  return slack.seenBy(PEOPLE.ada, CHANNELS.dm).some(({ files, thread_ts }) => files !== undefined && thread_ts !== undefined);
}

const EVERY_ROW = SIMS.map((_, at) => `${at + 1} Not found`);

const PLACES = [{ place: 'a file', hasRedis: false }, ...(isRedisInstalled() ? [{ place: 'Redis', hasRedis: true }] : [])];

describe.concurrent.each(PLACES)('a process that is killed in the middle of a list in $place', ({ hasRedis }) => {
  it('list, kill -9: another process goes on; no row is twice in the result, and what was answered is not asked again', async (test) => {
    const bots = await openBotProcesses(test, { ...OPTIONS, hasRedis });
    const killed = await bots.start();
    await shareList(bots);
    await saying(bots, /^Looking up your list: (?:[3-9]|1\d) /);

    await killProcess(killed);
    await bots.start();

    await saying(bots, /^Your list is done/);
    expect(results(bots)).toEqual(EVERY_ROW);
    expect(asked(bots).filter((times) => times > 1).length).toBeLessThanOrEqual(AT_ONCE);
    expect(asked(bots)).not.toContain(0);
  });

  it('list, kill -9 when only its message is missing: another process shows the result, and no file is there twice', async (test) => {
    const bots = await openBotProcesses(test, { ...OPTIONS, hasRedis });
    const killed = await bots.start();
    bots.slack.fail('chat.update', { drop: 'before' });
    await shareList(bots);
    await vi.waitFor(() => expect(isFileInThread(bots)).toBe(true), WAIT);

    await killProcess(killed);
    bots.slack.restore('chat.update');
    await bots.start();

    await saying(bots, /^Your list is done/);
    expect(results(bots)).toEqual(EVERY_ROW);
  });
});

describe.runIf(isRedisInstalled())('Redis that is away', { concurrent: true }, () => {
  it('list: says that it waits, and goes on when Redis is back', async (test) => {
    const bots = await openBotProcesses(test, { ...OPTIONS, hasRedis: true });
    await bots.start();
    await shareList(bots);
    await saying(bots, /^Looking up your list: (?:[2-9]|1\d) /);

    bots.redis?.freeze();
    await saying(bots, /cannot save results right now/);
    bots.redis?.thaw();

    await saying(bots, /^Your list is done/);
    expect(results(bots)).toEqual(EVERY_ROW);
  });
});
