import { describe, expect, it } from 'vitest';
import { createRateLimit, DeadlineExceeded } from '../../../src/upstream/limits/rate-limit.ts';
import { pass } from '../acme.ts';

const NEVER = new AbortController().signal;

describe('createRateLimit', () => {
  it('lets urgent tasks go first', async () => {
    const rateLimit = createRateLimit({ perSecond: 1_000, atOnce: 1 });
    const order: string[] = [];
    const task = (name: string) => async () => {
      await pass(1);
      order.push(name);
    };

    await Promise.all([
      rateLimit(task('running'), { signal: NEVER }),
      rateLimit(task('waiting'), { signal: NEVER }),
      rateLimit(task('urgent'), { signal: NEVER, isUrgent: true }),
    ]);

    expect(order).toEqual(['running', 'urgent', 'waiting']);
  });

  it("lets nobody's many tasks go before another's first", async () => {
    const rateLimit = createRateLimit({ perSecond: 1_000, atOnce: 1 });
    const order: string[] = [];
    const task = (name: string, asker: string) =>
      rateLimit(
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

  it("runs those of a long list after everybody else's", async () => {
    const rateLimit = createRateLimit({ perSecond: 1_000, atOnce: 1 });
    const order: string[] = [];
    const task = (name: string, job: { asker: string; isOfList?: boolean }) =>
      rateLimit(
        async () => {
          await pass(1);
          order.push(name);
        },
        { signal: NEVER, ...job },
      );

    const list = ['l1', 'l2', 'l3'].map((name) => task(name, { asker: 'list', isOfList: true }));
    const others = ['a1', 'a2', 'a3', 'a4'].map((name) => task(name, { asker: 'A' }));
    await Promise.all([...list, ...others]);

    expect(order).toEqual(['l1', 'a1', 'a2', 'a3', 'a4', 'l2', 'l3']);
  });

  it('fails with what a task throws', async () => {
    const rateLimit = createRateLimit({ perSecond: 1_000, atOnce: 1 });

    const work = rateLimit(async () => Promise.reject(new RangeError('no')), { signal: NEVER });

    await expect(work).rejects.toThrow(RangeError);
  });

  it('drops what still waits when its signal fires, and goes on with the rest', async () => {
    const rateLimit = createRateLimit({ perSecond: 1_000, atOnce: 1 });
    const lookup = new AbortController();
    const release = Promise.withResolvers<void>();
    const ran: string[] = [];
    const running = rateLimit(() => release.promise, { signal: NEVER });
    const dropped = rateLimit(async () => void ran.push('dropped'), { signal: lookup.signal });
    const next = rateLimit(async () => void ran.push('next'), { signal: NEVER });

    lookup.abort();
    await expect(dropped).rejects.toThrow(DeadlineExceeded);
    release.resolve();
    await Promise.all([running, next]);

    expect(ran).toEqual(['next']);
  });

  it('cuts short what still runs when its signal fires', async () => {
    const rateLimit = createRateLimit({ perSecond: 1_000, atOnce: 1 });
    const lookup = new AbortController();

    const work = rateLimit(() => new Promise(() => {}), { signal: lookup.signal });
    lookup.abort();

    await expect(work).rejects.toThrow(DeadlineExceeded);
    await expect(work).rejects.toMatchObject({ kind: 'timeout' });
  });

  it('never starts anything once the signal has fired', async () => {
    const rateLimit = createRateLimit({ perSecond: 1_000, atOnce: 1 });
    const ran: string[] = [];

    const work = rateLimit(async () => void ran.push('late'), { signal: AbortSignal.abort() });

    await expect(work).rejects.toThrow(DeadlineExceeded);
    expect(ran).toEqual([]);
  });

  it.each([0.1, 1, 2.5])('takes the limit %d a second', async (perSecond) => {
    const rateLimit = createRateLimit({ perSecond, atOnce: 0.5 });

    const value = await rateLimit(async () => 'done', { signal: NEVER });

    expect(value).toBe('done');
  });
});
