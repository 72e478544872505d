import { expect, it } from 'vitest';
import { createAutomaticQueue } from '../../../../src/slack/messages/automatic/queue.ts';

const nothing = async () => {};

it('automatic queue: so many at once, so many that wait, and no more', async () => {
  const queue = createAutomaticQueue({ atOnce: 2, most: 3 });
  const gate = Promise.withResolvers<void>();
  let started = 0;
  const work = async () => {
    started += 1;
    await gate.promise;
  };

  const runs = Array.from({ length: 7 }, () => queue.run(work));
  const startedFirst = started;
  gate.resolve();

  expect(startedFirst).toBe(2);
  expect(await Promise.all(runs)).toEqual([true, true, true, true, true, false, false]);
});

it('automatic queue: drops what has waited for longer than an answer is wanted', async () => {
  let time = 0;
  const queue = createAutomaticQueue({ atOnce: 1, now: () => time });
  const gate = Promise.withResolvers<void>();

  const first = queue.run(() => gate.promise);
  const second = queue.run(nothing);
  time = 5 * 60_000 + 1;
  gate.resolve();

  expect(await Promise.all([first, second])).toEqual([true, false]);
});

it('automatic queue: goes on after work that failed', async () => {
  const queue = createAutomaticQueue({ atOnce: 1 });

  const failed = queue.run(() => Promise.reject(new Error('broken')));

  await expect(failed).rejects.toThrow('broken');
  expect(await queue.run(nothing)).toBe(true);
});
