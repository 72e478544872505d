import { describe, expect, it } from 'vitest';
import type { Finding } from '../../../src/core/finding.ts';
import type { Identifier } from '../../../src/core/identifier.ts';
import { createQuota, longestRow } from '../../../src/slack/policy/quota.ts';
import { createMemoryStore } from '../../../src/state/memory.ts';

const ADA = { team: 'T1', user: 'U1', channel: 'C1' };
const RULES = { perMinute: 30, perDay: 1000 };

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

  it('trips earlier where the numbers stand in a row', async () => {
    const quota = createQuota(createMemoryStore(), RULES);
    const row = numbers(8, 4567, 1);

    await quota.learn(ADA, row, answered(row, 'missing'));

    expect(await quota.overrunOf(ADA, numbers(1))).toBe('tooManyMisses');
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
    [['10', '11', '12', '20'], 3],
    [['SN-0098', 'SN-0099', 'SN-0100'], 3],
    // Neighbouring cards, each with its check digit.
    [['89852202209090000010', '89852202209090000028', '89852202209090000036'], 3],
    [['abc', 'CU-7ZOIHX'], 0],
    [[], 0],
  ])('%j is %i long', (values, length) => {
    expect(longestRow(values)).toBe(length);
  });
});
