import { describe, expect, it } from 'vitest';
import type { Finding } from '../../../src/core/finding.ts';
import type { Identifier } from '../../../src/core/identifier/identifier.ts';
import type { Asker } from '../../../src/slack/answer/question.ts';
import {
  type Counted,
  createQuota as createQuotaOf,
  liftBlock,
  longestRow,
  type QuotaRules,
} from '../../../src/slack/policy/quota.ts';
import { createMemoryStore } from '../../../src/state/memory.ts';
import type { Store } from '../../../src/state/store.ts';

const ADA = { team: 'T1', user: 'U1', channel: 'C1' };
const APP_POST = { ...ADA, user: undefined };
const RULES = { perMinute: 30, perDay: 1000, listedPerDay: 2000 };

const NOW = 1_700_000_000_000;

function createQuota(store: Store, rules: QuotaRules, blocked: unknown[] = []) {
  return createQuotaOf(store, rules, { now: () => NOW, onBlock: ({ asker }) => void blocked.push(asker) });
}

function numbers(count: number, from = 0, step = 37): Identifier[] {
  return Array.from({ length: count }, (_, index) => {
    const value = `A-${from + index * step}`;
    return { kind: 'reference', value, raw: value };
  });
}

function asked(identifiers: readonly Identifier[], asker: Asker = ADA): Counted {
  return { countsOn: 'question', asker, identifiers };
}

function answered(identifiers: readonly Identifier[], kind: 'missing' | 'failed'): Finding[] {
  const answer: Finding['answer'] =
    kind === 'missing' ? { kind, at: 0, from: 'provider', took: 1 } : { kind, failure: 'timeout', reference: 'r' };
  return identifiers.map((identifier) => ({ identifier, source: { id: 'x', kind: 'x', label: 'X' }, asked: [], answer }));
}

describe('createQuota', () => {
  it('counts identifiers by the minute, person by person', async () => {
    const quota = createQuota(createMemoryStore(), RULES);

    expect(await quota.overrunOf(asked(numbers(30)))).toBeUndefined();
    expect(await quota.overrunOf(asked(numbers(1)))).toEqual({ limit: 'tooManyThisMinute' });
    expect(await quota.overrunOf(asked(numbers(1), { ...ADA, user: 'U2' }))).toBeUndefined();
    expect(await quota.overrunOf(asked(numbers(1), { ...ADA, team: 'T2' }))).toBeUndefined();
  });

  it('counts by the day', async () => {
    const quota = createQuota(createMemoryStore(), { perMinute: 1000, perDay: 40, listedPerDay: 2000 });

    expect(await quota.overrunOf(asked(numbers(40)))).toBeUndefined();
    expect(await quota.overrunOf(asked(numbers(1)))).toEqual({ limit: 'tooManyToday' });
  });

  it.each(['message', 'workflow'] as const)('quota: a %s without a person has ten times the allowance', async (countsOn) => {
    const quota = createQuota(createMemoryStore(), RULES);

    const first = await quota.overrunOf({ countsOn, asker: APP_POST, identifiers: numbers(300) });
    const next = await quota.overrunOf({ countsOn, asker: APP_POST, identifiers: numbers(1) });

    expect([first, next]).toEqual([undefined, { limit: 'tooManyThisMinute' }]);
    expect(await quota.overrunOf(asked(numbers(1)))).toBeUndefined();
  });

  it.each(['message', 'workflow'] as const)(
    'quota: a %s without a person trips at a long row of neighbours',
    async (countsOn) => {
      const quota = createQuota(createMemoryStore(), RULES);
      for (let from = 0; from < 30; from += 1) {
        const identifiers = numbers(1, from, 1);
        expect(await quota.overrunOf({ countsOn, asker: APP_POST, identifiers })).toBeUndefined();
        await quota.learn({ countsOn, asker: APP_POST, identifiers }, answered(identifiers, 'missing'));
      }

      expect(await quota.overrunOf({ countsOn, asker: APP_POST, identifiers: numbers(1) })).toEqual({
        limit: 'tooManyMisses',
        until: NOW + 600_000,
      });
    },
  );

  it("quota: a person's messages that nobody addressed to the bot do not block the person's questions", async () => {
    const quota = createQuota(createMemoryStore(), RULES);
    const identifiers = numbers(25);
    const counted = { countsOn: 'message', asker: ADA, identifiers } as const;

    await quota.learn(counted, answered(identifiers, 'missing'));

    expect(await quota.overrunOf(asked(numbers(1)))).toBeUndefined();
  });

  it('quota: what was asked before has an allowance of its own, one for each press', async () => {
    const quota = createQuota(createMemoryStore(), RULES);
    const press = { countsOn: 'same_question', asker: ADA, identifiers: numbers(10) } as const;
    for (let round = 0; round < 30; round++) expect(await quota.overrunOf(press)).toBeUndefined();

    expect(await quota.overrunOf(press)).toEqual({ limit: 'tooManyThisMinute' });
    expect(await quota.overrunOf(asked(numbers(1)))).toBeUndefined();
  });

  it('trips at more than twenty misses within ten minutes, and opens again after them', async () => {
    let now = NOW;
    const quota = createQuota(createMemoryStore({ now: () => now }), { perMinute: 1000, perDay: 1000, listedPerDay: 2000 });
    for (let round = 0; round < 20; round++) {
      const one = numbers(1, round * 1000);
      await quota.learn(asked(one), answered(one, 'missing'));
    }
    expect(await quota.overrunOf(asked(numbers(1)))).toBeUndefined();

    const last = numbers(1, 99_999);
    await quota.learn(asked(last), answered(last, 'missing'));

    expect(await quota.overrunOf(asked(numbers(1)))).toEqual({ limit: 'tooManyMisses', until: NOW + 600_000 });
    now += 11 * 60_000;
    expect(await quota.overrunOf(asked(numbers(1)))).toBeUndefined();
  });

  it('trips earlier where several questions try consecutive numbers, and reports it once', async () => {
    const blocked: unknown[] = [];
    const quota = createQuota(createMemoryStore(), RULES, blocked);

    for (const number of numbers(8, 4567, 1)) await quota.learn(asked([number]), answered([number], 'missing'));

    expect(await quota.overrunOf(asked(numbers(1)))).toEqual({ limit: 'tooManyMisses', until: NOW + 600_000 });
    expect(blocked).toEqual([ADA]);
  });

  it('counts a box of unknown SIM cards in one question as one trial, however often it is asked', async () => {
    const quota = createQuota(createMemoryStore(), { perMinute: 1000, perDay: 1000, listedPerDay: 2000 });
    const box = iccids(10);

    for (let round = 0; round < 20; round++) await quota.learn(asked(box), answered(box, 'missing'));

    expect(await quota.overrunOf(asked(numbers(1)))).toBeUndefined();
  });

  it('trips where one box follows the other', async () => {
    const quota = createQuota(createMemoryStore(), RULES);

    for (let box = 0; box < 8; box++) {
      const next = iccids(10, 10 * box);
      await quota.learn(asked(next), answered(next, 'missing'));
    }

    expect(await quota.overrunOf(asked(numbers(1)))).toEqual({ limit: 'tooManyMisses', until: NOW + 600_000 });
  });

  it('lets a person ask whose block was lifted, and does not block them again soon', async () => {
    const store = createMemoryStore();
    const quota = createQuota(store, { perMinute: 1000, perDay: 1000, listedPerDay: 2000 });
    const many = numbers(30);
    await quota.learn(asked(many), answered(many, 'missing'));

    await liftBlock(store, ADA);
    await quota.learn(asked(many), answered(many, 'missing'));

    expect(await quota.overrunOf(asked(numbers(1)))).toBeUndefined();
  });

  it('holds no failure of a provider against the person', async () => {
    const quota = createQuota(createMemoryStore(), { perMinute: 1000, perDay: 1000, listedPerDay: 2000 });
    const many = numbers(30);

    await quota.learn(asked(many), answered(many, 'failed'));

    expect(await quota.overrunOf(asked(numbers(1)))).toBeUndefined();
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
