import { setTimeout as delay, setImmediate as turn } from 'node:timers/promises';

/** What shows that the bot still works. */
export interface Activity {
  /** Deliveries and calls under way. */
  isBusy(): boolean;
  /** How many deliveries and calls there have been. */
  count(): number;
  /** Resolves when the bot has nothing under way. Without it the bot must make no call for a moment. */
  idle?: (() => Promise<void>) | undefined;
}

/** For a bot whose work cannot be seen. */
const QUIET_MS = 100;
const POLL_MS = 2;
/** The bot's request may be on its way on loopback while neither side counts it: it has arrived a few turns later. */
const TURNS = 5;

/** Resolves when nothing is under way; rejects after `ms`. */
export async function waitUntilIdle(activity: Activity, ms: number): Promise<void> {
  const end = performance.now() + ms;
  while (!(await isIdle(activity))) {
    if (performance.now() > end) throw new Error(`The bot is still busy after ${ms} ms`);
    await delay(POLL_MS);
  }
}

async function isIdle({ isBusy, count, idle }: Activity): Promise<boolean> {
  const before = count();
  if (idle) for (let turns = 0; turns < TURNS && !isBusy(); turns += 1) await idle().then(() => turn());
  else await delay(QUIET_MS);
  return !isBusy() && count() === before;
}
