import { setTimeout as delay } from 'node:timers/promises';

/** Resolves when nothing has been under way for `quiet` milliseconds; rejects after `ms`. */
export async function settled(isBusy: () => boolean, countOf: () => number, quiet: number, ms: number): Promise<void> {
  const end = performance.now() + ms;
  let count = countOf();
  let since = performance.now();
  while (performance.now() - since < quiet) {
    if (performance.now() > end) throw new Error(`The bot has not come to rest within ${ms} ms`);
    await delay(5);
    if (!isBusy() && countOf() === count) continue;
    count = countOf();
    since = performance.now();
  }
}
