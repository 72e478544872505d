import { describe, expect, it } from 'vitest';
import type { Finding } from '../../../src/core/finding.ts';
import type { Identifier } from '../../../src/core/identifier.ts';
import { createQuota as createQuotaOf, liftBlock, longestRow, type QuotaRules } from '../../../src/slack/policy/quota.ts';
import { createMemoryStore } from '../../../src/state/memory.ts';
import type { Store } from '../../../src/state/store.ts';

const ADA = { team: 'T1', user: 'U1', channel: 'C1' };
const RULES = { perMinute: 30, perDay: 1000 };

function createQuota(store: Store, rules: QuotaRules, blocked: unknown[] = []) {
  return createQuotaOf(store, rules, (person) => void blocked.push(person));
}

function numbers(count: number, from = 0, step = 37): Identifier[] {
  return Array.from({ length: count }, (_, index) => {
    const value = `A-${from + index * step}`;
    return { kind: 'reference', value, raw: value };
  });
}

function answered(identifiers: readonly Identifier[], kind: 'missing' | 'failed'): Finding[] {
  const answer: Finding['answer'] =
    kind === 'missing' ? { kind, at: 0, from: 'provider', took: 1 } : { kind, failure: 'timeout', reference: 'r' };
  return identifiers.map((identifier) => ({ identifier, source: { id: 'x', label: 'X' }, asked: [], answer }));
}

describe('createQuota', () => {
  it('counts identifiers by the minute, person by person', async () => {
    const quota = createQuota(createMemoryStore(), RULES);

    expect(await quota.overrunOf(ADA, numbers(30))).toBeUndefined();
    expect(await quota.overrunOf(ADA, numbers(1))).toBe('tooManyThisMinute');
    expect(await quota.overrunOf({ ...ADA, user: 'U2' }, numbers(1))).toBeUndefined();
    expect(await quota.overrunOf({ ...ADA, team: 'T2' }, numbers(1))).toBeUndefined();
  });

  it('counts by the day', async () => {
    const quota = createQuota(createMemoryStore(), { perMinute: 1000, perDay: 40 });

    expect(await quota.overrunOf(ADA, numbers(40))).toBeUndefined();
    expect(await quota.overrunOf(ADA, numbers(1))).toBe('tooManyToday');
  });

  it("does not count what another app's message asks", async () => {
    const quota = createQuota(createMemoryStore(), { perMinute: 1, perDay: 1 });

    for (let round = 0; round < 3; round++)
      expect(await quota.overrunOf({ ...ADA, user: undefined }, numbers(5))).toBeUndefined();
  });

  it('trips at more than twenty misses within ten minutes, and opens again after them', async () => {
    let now = 1_700_000_000_000;
    const quota = createQuota(createMemoryStore({ now: () => now }), { perMinute: 1000, perDay: 1000 });
    for (let round = 0; round < 20; round++) {
      const one = numbers(1, round * 1000);
      await quota.learn(ADA, one, answered(one, 'missing'));
    }
    expect(await quota.overrunOf(ADA, numbers(1))).toBeUndefined();

    const last = numbers(1, 99_999);
    await quota.learn(ADA, last, answered(last, 'missing'));

    expect(await quota.overrunOf(ADA, numbers(1))).toBe('tooManyMisses');
    now += 11 * 60_000;
    expect(await quota.overrunOf(ADA, numbers(1))).toBeUndefined();
  });

  it('trips earlier where several questions try consecutive numbers, and reports it once', async () => {
    const blocked: unknown[] = [];
    const quota = createQuota(createMemoryStore(), RULES, blocked);

    for (const number of numbers(8, 4567, 1)) await quota.learn(ADA, [number], answered([number], 'missing'));

    expect(await quota.overrunOf(ADA, numbers(1))).toBe('tooManyMisses');
    expect(blocked).toEqual([ADA]);
  });

  it('counts a box of unknown SIM cards in one question as one trial, however often it is asked', async () => {
    const quota = createQuota(createMemoryStore(), { perMinute: 1000, perDay: 1000 });
    const box = iccids(10);

    for (let round = 0; round < 20; round++) await quota.learn(ADA, box, answered(box, 'missing'));

    expect(await quota.overrunOf(ADA, numbers(1))).toBeUndefined();
  });

  it('trips where one box follows the other', async () => {
    const quota = createQuota(createMemoryStore(), RULES);

    for (let box = 0; box < 8; box++) {
      const next = iccids(10, 10 * box);
      await quota.learn(ADA, next, answered(next, 'missing'));
    }

    expect(await quota.overrunOf(ADA, numbers(1))).toBe('tooManyMisses');
  });

  it('lets a person ask whose block was lifted, and does not block them again soon', async () => {
    const store = createMemoryStore();
    const quota = createQuota(store, { perMinute: 1000, perDay: 1000 });
    const many = numbers(30);
    await quota.learn(ADA, many, answered(many, 'missing'));

    await liftBlock(store, ADA);
    await quota.learn(ADA, many, answered(many, 'missing'));

    expect(await quota.overrunOf(ADA, numbers(1))).toBeUndefined();
  });

  it('holds no failure of a provider against the person', async () => {
    const quota = createQuota(createMemoryStore(), { perMinute: 1000, perDay: 1000 });
    const many = numbers(30);

    await quota.learn(ADA, many, answered(many, 'failed'));

    expect(await quota.overrunOf(ADA, numbers(1))).toBeUndefined();
  });
});

describe('longestRow', () => {
  it.each([
    [[['10'], ['11'], ['12'], ['20']], 3],
    [[['SN-0098'], ['SN-0099'], ['SN-0100']], 3],
    [[['10', '11', '12']], 1],
    [[['10', '11'], ['12', '11'], ['11']], 2],
    // Neighbouring cards, each with its check digit.
    [[['89852202209090000010'], ['89852202209090000028'], ['89852202209090000036']], 3],
    [[['abc'], ['CU-7ZOIHX']], 0],
    [[], 0],
  ])('%j took %i questions', (questions, length) => {
    expect(longestRow(questions)).toBe(length);
  });
});

/** Neighbouring cards, whose check digit does not matter here. */
function iccids(count: number, from = 0): Identifier[] {
  return Array.from({ length: count }, (_, index) => {
    const value = `${8985220220909000000n + BigInt(from + index)}${(7 * index) % 10}`;
    return { kind: 'iccid', value, raw: value };
  });
}
