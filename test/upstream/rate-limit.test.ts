import { describe, expect, it } from 'vitest';
import { CutShort, createPace } from '../../src/upstream/rate-limit.ts';
import { pass } from './acme.ts';

const NEVER = new AbortController().signal;

describe('createPace', () => {
  it('lets urgent tasks go first', async () => {
    const pace = createPace({ perSecond: 1_000, atOnce: 1 });
    const order: string[] = [];
    const task = (name: string) => async () => {
      await pass(1);
      order.push(name);
    };

    await Promise.all([
      pace(task('running'), { signal: NEVER }),
      pace(task('waiting'), { signal: NEVER }),
      pace(task('urgent'), { signal: NEVER, isUrgent: true }),
    ]);

    expect(order).toEqual(['running', 'urgent', 'waiting']);
  });

  it("lets nobody's many tasks go before another's first", async () => {
    const pace = createPace({ perSecond: 1_000, atOnce: 1 });
    const order: string[] = [];
    const task = (name: string, asker: string) =>
      pace(
        async () => {
          await pass(1);
          order.push(name);
        },
        { signal: NEVER, asker },
      );

    const many = ['a1', 'a2', 'a3', 'a4'].map((name) => task(name, 'A'));
    const few = ['b1', 'b2'].map((name) => task(name, 'B'));
    await Promise.all([...many, ...few]);
    await Promise.all([task('a5', 'A'), task('b3', 'B')]);

    expect(order).toEqual(['a1', 'b1', 'a2', 'b2', 'a3', 'a4', 'a5', 'b3']);
  });

  it('fails with what a task throws', async () => {
    const pace = createPace({ perSecond: 1_000, atOnce: 1 });

    const work = pace(async () => Promise.reject(new RangeError('no')), { signal: NEVER });

    await expect(work).rejects.toThrow(RangeError);
  });

  it('drops what still waits when its signal fires, and goes on with the rest', async () => {
    const pace = createPace({ perSecond: 1_000, atOnce: 1 });
    const lookup = new AbortController();
    const release = Promise.withResolvers<void>();
    const ran: string[] = [];
    const running = pace(() => release.promise, { signal: NEVER });
    const dropped = pace(async () => void ran.push('dropped'), { signal: lookup.signal });
    const next = pace(async () => void ran.push('next'), { signal: NEVER });

    lookup.abort();
    await expect(dropped).rejects.toThrow(CutShort);
    release.resolve();
    await Promise.all([running, next]);

    expect(ran).toEqual(['next']);
  });

  it('cuts short what still runs when its signal fires', async () => {
    const pace = createPace({ perSecond: 1_000, atOnce: 1 });
    const lookup = new AbortController();

    const work = pace(() => new Promise(() => {}), { signal: lookup.signal });
    lookup.abort();

    await expect(work).rejects.toThrow(CutShort);
    await expect(work).rejects.toMatchObject({ kind: 'timeout' });
  });

  it('never starts anything once the signal has fired', async () => {
    const pace = createPace({ perSecond: 1_000, atOnce: 1 });
    const ran: string[] = [];

    const work = pace(async () => void ran.push('late'), { signal: AbortSignal.abort() });

    await expect(work).rejects.toThrow(CutShort);
    expect(ran).toEqual([]);
  });

  it.each([0.1, 1, 2.5])('takes the limit %d a second', async (perSecond) => {
    const pace = createPace({ perSecond, atOnce: 0.5 });

    const value = await pace(async () => 'done', { signal: NEVER });

    expect(value).toBe('done');
  });
});
