import { describe, expect, it } from 'vitest';
import { CutShort, createPace } from '../../src/upstream/pace.ts';
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
      pace(task('running'), NEVER, false),
      pace(task('waiting'), NEVER, false),
      pace(task('urgent'), NEVER, true),
    ]);

    expect(order).toEqual(['running', 'urgent', 'waiting']);
  });

  it('fails with what a task throws', async () => {
    const pace = createPace({ perSecond: 1_000, atOnce: 1 });

    const work = pace(async () => Promise.reject(new RangeError('no')), NEVER, false);

    await expect(work).rejects.toThrow(RangeError);
  });

  it('drops what still waits when its signal fires, and goes on with the rest', async () => {
    const pace = createPace({ perSecond: 1_000, atOnce: 1 });
    const lookup = new AbortController();
    const release = Promise.withResolvers<void>();
    const ran: string[] = [];
    const running = pace(() => release.promise, NEVER, false);
    const dropped = pace(async () => void ran.push('dropped'), lookup.signal, false);
    const next = pace(async () => void ran.push('next'), NEVER, false);

    lookup.abort();
    await expect(dropped).rejects.toThrow(CutShort);
    release.resolve();
    await Promise.all([running, next]);

    expect(ran).toEqual(['next']);
  });

  it('cuts short what still runs when its signal fires', async () => {
    const pace = createPace({ perSecond: 1_000, atOnce: 1 });
    const lookup = new AbortController();

    const work = pace(() => new Promise(() => {}), lookup.signal, false);
    lookup.abort();

    await expect(work).rejects.toThrow(CutShort);
    await expect(work).rejects.toMatchObject({ kind: 'timeout' });
  });

  it('never starts anything once the signal has fired', async () => {
    const pace = createPace({ perSecond: 1_000, atOnce: 1 });
    const ran: string[] = [];

    const work = pace(async () => void ran.push('late'), AbortSignal.abort(), false);

    await expect(work).rejects.toThrow(CutShort);
    expect(ran).toEqual([]);
  });

  it.each([0.1, 1, 2.5])('takes the limit %d a second', async (perSecond) => {
    const pace = createPace({ perSecond, atOnce: 0.5 });

    const value = await pace(async () => 'done', NEVER, false);

    expect(value).toBe('done');
  });
});
