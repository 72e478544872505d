import { expect, it } from 'vitest';
import { closeWithin } from '../../src/app/shutdown.ts';

it.each([
  ['fails at once', () => fail()],
  ['fails later', () => Promise.reject(new Error('broken'))],
])('tells that a part %s, and goes on', async (_, run) => {
  const told: unknown[] = [];

  await closeWithin({ within: 60_000, run, onError: (error) => told.push(error) });

  expect(told).toMatchObject([{ message: 'broken' }]);
});

it('gives up a part that never ends', async () => {
  const told: unknown[] = [];

  await closeWithin({ within: 5, run: () => new Promise(() => {}), onError: (error) => told.push(error) });

  expect(told).toMatchObject([{ message: 'Not closed within 5 ms' }]);
});

it('waits for a part that ends', async () => {
  const told: unknown[] = [];
  let isDone = false;

  await closeWithin({
    within: 60_000,
    run: async () => {
      await new Promise((resolve) => setImmediate(resolve));
      isDone = true;
    },
    onError: (error) => told.push(error),
  });

  expect(isDone).toBe(true);
  expect(told).toEqual([]);
});

function fail(): never {
  throw new Error('broken');
}
