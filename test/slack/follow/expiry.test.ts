import { afterEach, expect, it, vi } from 'vitest';
import { CHANNELS } from '../../../sandbox/slack/workspace/channels.ts';
import { PEOPLE } from '../../../sandbox/slack/workspace/people.ts';
import { CLINK_CASES } from '../../../sandbox/vendors/clink/cases.ts';
import { useDesk } from '../../support/desk.ts';

const desk = useDesk({ times: { follow: 20, jobPoll: 20 } });
const { pending } = CLINK_CASES;
const WAIT = { timeout: 100_000, interval: 50 };
const HOUR_MS = 3_600_000;
const FORTNIGHT_MS = 14 * 24 * HOUR_MS;

/** What Ada reads in her conversation with the bot. */
const direct = () => desk.seen(PEOPLE.ada, CHANNELS.dm);
const checks = () => desk.world.vendors.clink.requests.filter(({ path }) => path.includes(pending)).length;

/** The bot starts anew at this time; only its clock is another one, its timers run as ever. */
async function restartAt(time: number): Promise<void> {
  vi.useFakeTimers({ toFake: ['Date'], now: time });
  await desk.restart();
}

afterEach(() => void vi.useRealTimers());

it('follow: goes on for 14 days, then ends and says so once', async () => {
  const start = Date.now();
  await desk.ask(`follow ${pending}`);

  await restartAt(start + FORTNIGHT_MS - HOUR_MS);
  const before = checks();
  await vi.waitFor(() => expect(checks()).toBeGreaterThan(before + 1), WAIT);
  const [stillFollowed] = await desk.ask('following');
  await restartAt(start + FORTNIGHT_MS + HOUR_MS);
  await vi.waitFor(() => expect(direct().at(-1)).toContain('14 days'), WAIT);
  await desk.settled();
  const [nothing] = await desk.ask('following');

  expect(stillFollowed).toContain(`${pending} · Pending · until`);
  expect(nothing).toContain('You follow no orders');
  expect(direct().filter((text) => text.includes('14 days'))).toEqual([
    `I followed ${pending} for 14 days and stop now. To go on, follow it again.`,
  ]);
  expect(desk.log).toMatch(/"event":"unfollow"[^\n]*"outcome":"expired"/);
});
