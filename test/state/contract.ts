import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Store } from '../../src/state/store.ts';

export interface OpenStore {
  readonly store: Store;
  /** Lets so many milliseconds go by for the store. */
  elapse(ms: number): Promise<void>;
}

/** Long enough for a slow machine not to see its end. */
const LONG = 600_000;
const SHORT = 100;
const PAST_SHORT = 250;
/** A lease that even a slow machine renews before it ends, sooner or later, and whose end a test can wait for. */
const RENEWED_IN_TIME = 1_000;

/**
 * What every store does. Keys are new in each test, so that one store serves all of them, and all of them at the same time where
 * time goes by for real.
 */
export function describeStore(name: string, open: () => Promise<OpenStore>, { concurrent = false } = {}): void {
  describe(`${name}, as every store`, { concurrent }, () => {
    let opened: OpenStore;
    const key = () => `T1:${randomUUID()}`;

    beforeAll(async () => {
      opened = await open();
    });

    afterAll(() => opened.store.close());

    it('a key is claimed once, another key is another claim', async () => {
      const one = key();

      const claims = [
        await opened.store.claim(one, LONG),
        await opened.store.claim(one, LONG),
        await opened.store.claim(key(), LONG),
      ];

      expect(claims).toEqual(['granted', 'held', 'granted']);
    });

    it('of many claims at once one is granted', async () => {
      const one = key();

      const claims = await Promise.all(Array.from({ length: 20 }, () => opened.store.claim(one, LONG)));

      expect(claims.filter((claim) => claim === 'granted')).toHaveLength(1);
    });

    it('a claim that nobody settled ends with its lease', async () => {
      const one = key();
      await opened.store.claim(one, SHORT);

      await opened.elapse(PAST_SHORT);

      expect(await opened.store.claim(one, LONG)).toBe('granted');
    });

    it('claim: the state of a key is seen without claiming it', async () => {
      const one = key();
      const free = await opened.store.claimState(one);
      await opened.store.claim(one, LONG);
      const held = await opened.store.claimState(one);
      await opened.store.settle(one, LONG);

      expect([free, held, await opened.store.claimState(one)]).toEqual(['free', 'held', 'settled']);
    });

    it('claim: a lease that is renewed does not end', async () => {
      const one = await renewedInTime();

      await opened.elapse(RENEWED_IN_TIME + PAST_SHORT);

      expect(await opened.store.claim(one, LONG)).toBe('held');
    });

    it('what is settled is not claimed again when the lease has ended', async () => {
      const one = key();
      await opened.store.claim(one, SHORT);
      await opened.store.settle(one, LONG);

      await opened.elapse(PAST_SHORT);

      expect(await opened.store.claim(one, LONG)).toBe('settled');
    });

    it('what is settled is forgotten at its end', async () => {
      const one = key();
      await opened.store.settle(one, SHORT);

      await opened.elapse(PAST_SHORT);

      expect(await opened.store.claim(one, LONG)).toBe('granted');
    });

    it('an allowance is spent to its limit; a refusal costs nothing; buckets are apart', async () => {
      const bucket = key();
      const allowance = { limit: 5, window: LONG };

      const taken = [
        await opened.store.take(bucket, 4, allowance),
        await opened.store.take(bucket, 2, allowance),
        await opened.store.take(bucket, 1, allowance),
        await opened.store.take(bucket, 1, allowance),
        await opened.store.take(key(), 5, allowance),
        await opened.store.take(key(), 6, allowance),
      ];

      expect(taken).toEqual([true, false, true, false, true, false]);
    });

    it('of many at once no more are allowed than the limit says', async () => {
      const bucket = key();

      const taken = await Promise.all(
        Array.from({ length: 30 }, () => opened.store.take(bucket, 1, { limit: 10, window: LONG })),
      );

      expect(taken.filter(Boolean)).toHaveLength(10);
    });

    it('an allowance comes back', async () => {
      const bucket = key();
      await opened.store.take(bucket, 1, { limit: 1, window: SHORT });

      await opened.elapse(PAST_SHORT);

      expect(await opened.store.take(bucket, 1, { limit: 1, window: SHORT })).toBe(true);
    });

    it('any text comes back as it was', async () => {
      await fc.assert(
        fc.asyncProperty(fc.string({ unit: 'grapheme' }), async (text) => {
          const one = key();

          await opened.store.set(one, text, LONG);
          await opened.store.push(one, text, { most: 2, ttl: LONG });

          expect([await opened.store.get(one), await opened.store.list(one)]).toEqual([text, [text]]);
        }),
        { numRuns: 30 },
      );
    });

    it('the last value counts, until its end', async () => {
      const one = key();
      await opened.store.set(one, 'first', LONG);
      await opened.store.set(one, 'second', SHORT);
      const before = [await opened.store.get(key())];
      const kept = key();
      await opened.store.set(kept, 'kept', LONG);

      await opened.elapse(PAST_SHORT);

      expect([...before, await opened.store.get(one), await opened.store.get(kept)]).toEqual([undefined, undefined, 'kept']);
    });

    it('a value is replaced', async () => {
      const one = key();
      await opened.store.set(one, 'first', LONG);

      await opened.store.set(one, 'second', LONG);

      expect(await opened.store.get(one)).toBe('second');
    });

    it('a list is bounded, newest first', async () => {
      const one = key();

      for (const value of ['a', 'b', 'b', 'c', 'd']) await opened.store.push(one, value, { most: 3, ttl: LONG });

      expect([await opened.store.list(one), await opened.store.list(key())]).toEqual([['d', 'c', 'b'], []]);
    });

    it('a list ends, and lives on with every value that is pushed', async () => {
      const [ended, renewed] = [key(), key()];
      await opened.store.push(ended, 'a', { most: 3, ttl: SHORT });
      await opened.store.push(renewed, 'a', { most: 3, ttl: LONG });
      await opened.store.push(renewed, 'b', { most: 3, ttl: LONG });

      await opened.elapse(PAST_SHORT);

      expect([await opened.store.list(ended), await opened.store.list(renewed)]).toEqual([[], ['b', 'a']]);
    });

    it('a key is forgotten: claim, value and list, and nothing else', async () => {
      const [one, other] = [key(), key()];
      for (const each of [one, other]) {
        await opened.store.settle(each, LONG);
        await opened.store.set(each, 'value', LONG);
        await opened.store.push(each, 'entry', { most: 3, ttl: LONG });
      }

      await opened.store.forget(one);

      expect(await read(one)).toEqual(['granted', undefined, []]);
      expect(await read(other)).toEqual(['settled', 'value', ['entry']]);
    });

    it('a claim, a value and a list of the same key are apart', async () => {
      const one = key();
      await opened.store.set(one, 'value', LONG);
      await opened.store.push(one, 'entry', { most: 3, ttl: LONG });

      const claims = [await opened.store.claim(one, LONG), await opened.store.claim(one, LONG)];

      expect(claims).toEqual(['granted', 'held']);
      expect([await opened.store.get(one), await opened.store.list(one)]).toEqual(['value', ['entry']]);
    });

    it('a life of nothing, or of a fraction, is short and no failure', async () => {
      const one = key();
      await opened.store.set(one, 'gone', 0);
      await opened.store.push(one, 'gone', { most: 3, ttl: 0.5 });
      await opened.store.settle(one, -1);

      await opened.elapse(PAST_SHORT);

      expect(await read(one)).toEqual(['granted', undefined, []]);
      expect(opened.store.state()).toBe('ok');
    });

    /** The key of a claim that was renewed before its end. */
    async function renewedInTime(): Promise<string> {
      const one = key();
      const claimedAt = performance.now();
      await opened.store.claim(one, RENEWED_IN_TIME);
      await opened.store.renew(one, LONG);
      return performance.now() - claimedAt < RENEWED_IN_TIME ? one : await renewedInTime();
    }

    async function read(one: string): Promise<unknown[]> {
      return [await opened.store.claim(one, LONG), await opened.store.get(one), await opened.store.list(one)];
    }
  });
}
