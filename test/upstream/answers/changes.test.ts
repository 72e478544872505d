import { describe, expect, it, vi } from 'vitest';
import type { Order } from '../../../src/core/order/order.ts';
import { type AnswersOptions, createAnswers, type Load } from '../../../src/upstream/answers/answers.ts';
import { type ChangeLog, type Changes, createChanges } from '../../../src/upstream/answers/changes.ts';
import { order } from '../acme.ts';

const HOUR = 3_600_000;
const ASKING = { team: 'T1', language: 'en' } as const;
const MERCHANT: Order['public']['references'] = [{ name: 'merchant_reference', value: 'SHOP-1' }];

function setup(options: AnswersOptions = {}) {
  const clock = { now: 1_000_000 };
  const now = () => clock.now;
  const changes = createChanges({ now, kept: HOUR });
  const found = order('completed', 'A-1');
  const orders: readonly Order[] = [{ ...found, public: { ...found.public, references: MERCHANT } }];
  const load = vi.fn<Load>(async () => ({ kind: 'found', orders, remarks: [], at: now() }));
  const answers = createAnswers({ now, changes, ...options });
  const ask = (value = 'A-1') => answers.ask({ id: 'acme' }, load, { by: 'order', value }, ASKING);
  return { changes, clock, load, answers, ask };
}

it.each([
  ['the order that was asked for', 'acme', 'A-1', 2],
  ['another spelling of its number', 'acme', 'a-1', 2],
  ['a reference of the order', 'acme', 'SHOP-1', 2],
  ['another order', 'acme', 'A-2', 1],
  ['the same number at another account', 'acme.eu', 'A-1', 1],
])('a reported change of %s (%s, %s) leaves %i loads', async (_name, account, reference, loads) => {
  const { changes, clock, load, ask } = setup();
  await ask();
  clock.now += 10;

  await changes.note(account, [reference]);
  clock.now += 10;
  const answers = [await ask(), await ask()];

  expect(load).toHaveBeenCalledTimes(loads);
  expect(answers.map(({ from }) => from)).toEqual([loads === 2 ? 'provider' : 'cache', 'cache']);
});

it('changes: an answer "no such order" is not kept when the order is reported', async () => {
  const { changes, clock, load, ask } = setup();
  load.mockResolvedValueOnce({ kind: 'missing', at: clock.now });

  const before = await ask();
  await changes.note('acme', ['A-1']);
  clock.now += 10;
  const after = await ask();

  expect([before.kind, after.kind]).toEqual(['missing', 'found']);
});

it('changes: a load that began before the change is not enough for who asks after it', async () => {
  const { changes, clock, load, ask } = setup();
  const release = Promise.withResolvers<void>();
  load.mockImplementationOnce(async () => {
    await release.promise;
    return { kind: 'missing', at: clock.now };
  });

  const early = ask();
  await vi.waitFor(() => expect(load).toHaveBeenCalled());
  clock.now += 10;
  await changes.note('acme', ['A-1']);
  clock.now += 10;
  const late = ask();
  release.resolve();

  await early;
  expect((await late).kind).toBe('found');
});

it('changes: reporting one loads nothing', async () => {
  const { changes, load } = setup();

  await changes.note('acme', ['A-1']);

  expect(load).not.toHaveBeenCalled();
});

it('changes: when there are too many to remember, everything from before them is loaded again', async () => {
  const clock = { now: 1_000 };
  const changes = createChanges({ now: () => clock.now, kept: HOUR, most: 2 });

  for (const reference of ['A-1', 'A-2', 'A-3']) {
    clock.now += 10;
    await changes.note('acme', [reference]);
  }

  expect(changes.lastChange('acme', () => ['never reported'])).toBe(1_010);
});

describe('changes of several processes', () => {
  /** A log in memory that keeps few entries. */
  function sharedLog(): ChangeLog {
    const entries: { id: string; entry: string }[] = [];
    return {
      most: 3,
      append: async (id, entry) => void entries.unshift({ id, entry }),
      newest: async () => entries[0]?.id,
      read: async () => entries.slice(0, 3).map(({ entry }) => entry),
    };
  }

  const processOf = (log: ChangeLog, now: () => number): Changes => createChanges({ now, kept: HOUR, log });

  it('are learnt from each other, each once', async () => {
    const clock = { now: 100_000 };
    const log = sharedLog();
    const read = vi.spyOn(log, 'read');
    const [one, other] = [processOf(log, () => clock.now), processOf(log, () => clock.now)];

    await one.note('acme', ['A-1']);
    clock.now += 10;
    await other.catchUp();
    await other.catchUp();

    expect(other.lastChange('acme', () => ['A-1'])).toBe(100_009);
    expect(other.lastChange('acme', () => ['A-2'])).toBe(0);
    expect(read).toHaveBeenCalledTimes(1);
  });

  it('count for an answer that was loaded by a clock that is ahead', async () => {
    const clock = { now: 100_000 };
    const log = sharedLog();
    const [one, ahead] = [processOf(log, () => clock.now), processOf(log, () => clock.now + 2_000)];

    await one.note('acme', ['A-1']);
    await ahead.catchUp();

    expect(ahead.lastChange('acme', () => ['A-1'])).toBe(101_999);
  });

  it('that were missed make everything from before count as changed', async () => {
    const clock = { now: 100_000 };
    const log = sharedLog();
    const [one, other] = [processOf(log, () => clock.now), processOf(log, () => clock.now)];
    await one.note('acme', ['A-0']);
    await other.catchUp();

    for (const reference of ['A-1', 'A-2', 'A-3', 'A-4']) await one.note('acme', [reference]);
    clock.now += 50;
    await other.catchUp();

    expect(other.lastChange('acme', () => ['never reported'])).toBe(100_049);
  });

  it('that did not reach the log do the same, once', async () => {
    const clock = { now: 100_000 };
    const log = { ...sharedLog(), newest: async () => 'lost' };
    const read = vi.spyOn(log, 'read');
    const process = processOf(log, () => clock.now);

    await process.catchUp();
    await process.catchUp();

    expect(process.lastChange('acme', () => ['never reported'])).toBe(99_999);
    expect(read).toHaveBeenCalledTimes(1);
  });
});
