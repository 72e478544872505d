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

  it('counts over the border of two windows: what was spent just now is not given again', async () => {
    const { store, elapse } = openAt(START - (START % MINUTE));
    const allowance = { limit: 30, window: MINUTE };
    await elapse(50_000);
    await store.take('T1:U1', 30, allowance);
    await elapse(25_000);

    const taken = [await store.take('T1:U1', 8, allowance), await store.take('T1:U1', 7, allowance)];

    expect(taken).toEqual([false, true]);
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
