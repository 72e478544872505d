import { expect, vi } from 'vitest';
import { createJobs, type JobsPlace } from '../../src/jobs/create-jobs.ts';
import { TEST_TIMES } from './contract.ts';

const WAIT = { timeout: 100_000, interval: 50 };

/** One job of each queue fails until it is dead, for a reason that names the secret. */
export async function buryJobs(place: JobsPlace, secret: string): Promise<void> {
  const bot = createJobs({ place, times: TEST_TIMES, onFailure: () => undefined });
  for (const queue of ['follow', 'lists']) {
    const fail = async () => {
      throw new Error(`${queue} broke with ${secret}`);
    };
    bot.work(queue, fail, { atOnce: 1 });
  }
  await bot.start();
  await bot.add('follow', 'one');
  await bot.add('lists', 'two');
  await vi.waitFor(async () => {
    expect(await bot.dead('follow')).toHaveLength(1);
    expect(await bot.dead('lists')).toHaveLength(1);
  }, WAIT);
  await bot.close();
}
