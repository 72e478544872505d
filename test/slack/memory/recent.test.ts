import { describe, expect, it } from 'vitest';
import type { Answer, Finding } from '../../../src/core/finding.ts';
import type { Identifier } from '../../../src/core/identifier/identifier.ts';
import type { Question } from '../../../src/slack/answer/question.ts';
import { createRecent } from '../../../src/slack/memory/recent.ts';
import { createMemoryStore } from '../../../src/state/memory.ts';

const IDENTIFIER: Identifier = { kind: 'order', value: '4567', raw: 'order 4567 of Ms Ashgrove', hints: { user: 'ay16' } };
const FOUND: Answer = { kind: 'found', orders: [], remarks: [], at: 1, from: 'provider', took: 5 };
const MISSING: Answer = { kind: 'missing', at: 1, from: 'provider', took: 5 };
const FAILED: Answer = { kind: 'failed', failure: 'timeout', reference: 'ab12' };
const NEEDS: Answer = { kind: 'needs', fields: ['user'] };

function question(identifiers: readonly Identifier[], user: string | undefined = 'U1'): Question {
  return { surface: 'command', asker: { team: 'T1', user, channel: 'C1' }, identifiers, typed: '' };
}

function findings(...answers: readonly Answer[]): Finding[] {
  return answers.map((answer) => ({
    identifier: IDENTIFIER,
    source: { id: 'acme', kind: 'acme', label: 'Acme' },
    asked: [],
    answer,
  }));
}

describe('recent lookups', () => {
  it('keep what was asked, where and with what success, and neither hints nor own words', async () => {
    const recent = createRecent(createMemoryStore(), () => 1_000);

    await recent.record(question([IDENTIFIER]), findings(FOUND));

    expect(await recent.list('T1', 'U1')).toEqual([
      { at: 1_000, surface: 'command', ids: [{ kind: 'order', value: '4567', raw: '4567' }], outcome: 'found' },
    ]);
  });

  it.each([
    [[MISSING, FOUND, FAILED], 'found'],
    [[MISSING, FAILED, NEEDS], 'failed'],
    [[MISSING, NEEDS], 'needs'],
    [[MISSING], 'missing'],
    [[], 'missing'],
  ] as const)('sum up %j as %s', async (answers, outcome) => {
    const recent = createRecent(createMemoryStore(), () => 1);

    await recent.record(question([IDENTIFIER]), findings(...answers));

    expect((await recent.list('T1', 'U1')).map((lookup) => lookup.outcome)).toEqual([outcome]);
  });

  it('say that people were looked up, but not whom', async () => {
    const recent = createRecent(createMemoryStore(), () => 1);

    await recent.record(
      question([{ kind: 'order', value: 'cus_7rowan', raw: 'cus_7rowan', namesPerson: true }]),
      findings(FOUND),
    );

    expect(await recent.list('T1', 'U1')).toEqual([{ at: 1, surface: 'command', ids: [], outcome: 'found' }]);
  });

  it('belong to one person in one team, and not to messages that were read unasked', async () => {
    const recent = createRecent(createMemoryStore(), () => 1);

    await recent.record(question([IDENTIFIER]), []);
    await recent.record({ ...question([IDENTIFIER]), asker: { team: 'T1', user: undefined, channel: 'C1' } }, []);
    await recent.record({ ...question([IDENTIFIER]), surface: 'automatic' }, []);

    expect(await recent.list('T1', 'U2')).toEqual([]);
    expect(await recent.list('T2', 'U1')).toEqual([]);
    expect(await recent.list('T1', 'U1')).toHaveLength(1);
  });

  it('are fifty at the most, newest first', async () => {
    let now = 0;
    const recent = createRecent(createMemoryStore(), () => ++now);

    for (let round = 0; round < 60; round++) await recent.record(question([IDENTIFIER]), []);

    const kept = (await recent.list('T1', 'U1')).map(({ at }) => at);
    expect(kept).toHaveLength(50);
    expect(kept.slice(0, 2)).toEqual([60, 59]);
  });

  it('pass over what another version of the bot has written', async () => {
    const store = createMemoryStore();
    for (const text of ['{', '{"at":"soon"}', '[]']) await store.push('T1 recent U1', text, { most: 9, ttl: 9_000 });

    expect(await createRecent(store, () => 1).list('T1', 'U1')).toEqual([]);
  });
});
