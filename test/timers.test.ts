import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { closeWithin } from '../src/app/shutdown.ts';
import { createAcknowledgements } from '../src/slack/answer/delivery/acknowledgement.ts';
import { withoutBlocks } from '../src/slack/answer/delivery/destination.ts';
import { reported } from '../src/slack/policy/reported.ts';
import { valueWithin } from '../src/slack/policy/timeout.ts';
import { createHealth } from '../src/state/redis/health.ts';
import { within } from '../src/state/redis/within.ts';
import { withDeadline } from '../src/upstream/limits/deadline.ts';

const LONG_MS = 60_000;
const fail = () => Promise.reject(new Error('broken'));
const ignore = () => {};

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it.each<[string, () => unknown]>([
  ['a value that arrives', () => valueWithin(Promise.resolve('Ada'), LONG_MS)],
  ['a value that fails', () => valueWithin(fail(), LONG_MS).catch(ignore)],
  ["Slack's answer", () => reported(Promise.resolve('Ada'), { within: LONG_MS, onFailure: ignore })],
  ["Slack's failure", () => reported(fail(), { within: LONG_MS, onFailure: ignore }).catch(ignore)],
  ["Redis's reply", () => within(LONG_MS, Promise.resolve('OK'))],
  ["Redis's failure", () => within(LONG_MS, fail()).catch(ignore)],
  ['a look-up', () => withDeadline(LONG_MS, 'Acme', async () => 'Paid')],
  ['a look-up that fails', () => withDeadline(LONG_MS, 'Acme', fail).catch(ignore)],
  ['a part that closes', () => closeWithin({ within: LONG_MS, run: ignore, onError: ignore })],
  ['an acknowledged command', acknowledge],
  ['a connection to Redis that was away and is closed', closeWhileAway],
])('timers: none outlives %s', async (_, wait) => {
  await wait();
  // What else hangs on the same promise has its turn.
  await vi.advanceTimersByTimeAsync(0);

  expect(vi.getTimerCount()).toBe(0);
});

async function acknowledge(): Promise<void> {
  const otherwise = { call: 'chat.postEphemeral', replaces: false, life: LONG_MS, plain: withoutBlocks, send: fail };
  await createAcknowledgements(LONG_MS)({ ack: async () => {}, respond: fail, otherwise }).close();
}

function closeWhileAway(): void {
  const health = createHealth({ probe: fail, reasonOf: () => 'away', onState: ignore, onRecovered: ignore });
  for (let failures = 0; failures < 3; failures += 1) health.failed('away');
  health.close();
}
