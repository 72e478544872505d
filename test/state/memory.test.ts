import { describe, expect, it } from 'vitest';
import { createMemoryStore } from '../../src/state/memory.ts';
import { describeStore, type OpenStore } from './contract.ts';

const START = 1_760_000_000_000;
const MINUTE = 60_000;

describeStore('the memory of one process', async () => openAt(START));

describe('the memory of one process', () => {
  it('is bounded in claims, in characters and in the length of one value', async () => {
    const store = createMemoryStore({ maxEntries: 2, maxCharacters: 100 });
    for (const key of ['a', 'b', 'c']) await store.claim(key, MINUTE);
    for (const key of ['a', 'b', 'c']) await store.set(key, 'x'.repeat(40), MINUTE);
    await store.set('long', 'x'.repeat(200), MINUTE);

    const claims = [await store.claim('c', MINUTE), await store.claim('a', MINUTE)];
    const values = [await store.get('a'), await store.get('c'), await store.get('long')];

    expect(claims).toEqual(['held', 'granted']);
    expect(values).toEqual([undefined, 'x'.repeat(40), undefined]);
  });

  it('no window has more than the limit, wherever it begins', async () => {
    const { store, elapse } = openAt(START);
    const allowance = { limit: 10, window: MINUTE };
    const taken: number[] = [];

    for (let second = 0; second < 300; second += 1) {
      if (await store.take('T1:U1', 1, allowance)) taken.push(second);
      await elapse(1_000);
    }

    const most = taken.map((start) => taken.filter((second) => second >= start && second < start + 60).length);
    expect(Math.max(...most)).toBe(10);
    expect(taken.length).toBeGreaterThanOrEqual(40);
  });
});

function openAt(start: number): OpenStore {
  const clock = { now: start };
  return {
    store: createMemoryStore({ now: () => clock.now }),
    async elapse(ms) {
      clock.now += ms;
    },
  };
}
