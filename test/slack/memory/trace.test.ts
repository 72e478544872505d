import { describe, expect, it } from 'vitest';
import type { Finding } from '../../../src/core/finding.ts';
import type { Identifier } from '../../../src/core/identifier/identifier.ts';
import { createTraces } from '../../../src/slack/memory/trace.ts';

const PLACE = { team: 'T0SANDBOX', channel: 'C0SUPPORT', ts: '1700000000.000100' };
const ORDER: Identifier = { kind: 'order', value: 'CU-7ZOIHX0RB16U20250828111429591', raw: 'cu-7' };
const PERSON: Identifier = {
  kind: 'order',
  value: 'cus_7invented',
  raw: 'cus_7invented',
  namesPerson: true,
  hints: { user: 'UID-7' },
};

function finding(identifier: Identifier, answer: Finding['answer']): Finding {
  return {
    identifier,
    source: { id: 'clink', kind: 'clink', label: 'Clink' },
    asked: [{ by: 'order', value: identifier.value, with: { user: 'UID-7' } }],
    answer,
  };
}

describe('traces', () => {
  it('keep what was read and asked, and nothing of people', () => {
    const traces = createTraces(() => 1_700_000_000_000);

    traces.note(PLACE, {
      surface: 'mention',
      rule: 'answered',
      identifiers: [ORDER, PERSON],
      findings: [
        finding(ORDER, { kind: 'missing', at: 1, from: 'cache', took: 3 }),
        finding(PERSON, { kind: 'failed', failure: 'timeout', reference: '4e5add3a' }),
      ],
    });

    expect(traces.find(PLACE)).toEqual([
      {
        at: 1_700_000_000_000,
        surface: 'mention',
        rule: 'answered',
        read: [ORDER.value],
        people: 1,
        asked: [
          {
            identifier: ORDER.value,
            provider: 'Clink',
            by: ['order'],
            account: 'clink',
            outcome: 'missing',
            from: 'cache',
            took: 3,
          },
          { identifier: undefined, provider: 'Clink', account: 'clink', by: ['order'], outcome: 'failed', reference: '4e5add3a' },
        ],
      },
    ]);
    expect(JSON.stringify(traces.find(PLACE))).not.toMatch(/cus_7|UID-7/);
  });

  it('tell what happened later too, the last ten times', () => {
    const traces = createTraces();

    traces.note(PLACE, { surface: 'automatic', rule: 'answered' });
    for (const rule of [
      'no_identifier',
      'redelivered',
      'found_nowhere',
      'too_many',
      'burst_digest',
      'not_allowed',
      'answer_to_us',
      'dismissed',
      'shared_channel',
      'repeated_here',
    ] as const)
      traces.note(PLACE, { surface: 'automatic', rule });
    traces.note(PLACE, { surface: 'mention', rule: 'dismissed' });

    expect(traces.find(PLACE)).toHaveLength(10);
    expect(traces.find(PLACE).at(-1)).toMatchObject({ surface: 'mention', rule: 'dismissed' });
  });

  it('tell the same silence once', () => {
    const traces = createTraces();

    traces.note(PLACE, { surface: 'automatic', rule: 'not_an_automatic_channel' });
    traces.note(PLACE, { surface: 'unfurl', rule: 'answered' });
    traces.note(PLACE, { surface: 'automatic', rule: 'not_an_automatic_channel' });

    expect(traces.find(PLACE).map(({ surface }) => surface)).toEqual(['automatic', 'unfurl']);
  });

  it('keep the teams and the channels apart', () => {
    const traces = createTraces();

    traces.note(PLACE, { surface: 'mention', rule: 'answered' });

    expect(traces.find({ ...PLACE, team: 'T0SISTER' })).toEqual([]);
    expect(traces.find({ ...PLACE, channel: 'C0BOARD' })).toEqual([]);
    expect(traces.find({ ...PLACE, ts: '1700000000.000200' })).toEqual([]);
  });

  it('explain our answer by the message that it answers, whatever was noted of the answer itself', () => {
    const traces = createTraces();
    const reply = { ...PLACE, ts: '1700000000.000900' };

    traces.note(PLACE, { surface: 'mention', rule: 'answered' });
    traces.replied(PLACE, reply.ts);
    traces.note(reply, { surface: 'automatic', rule: 'answer_to_us' });

    expect(traces.find(reply)).toMatchObject([{ rule: 'answered' }]);
  });

  it('are forgotten after an hour', () => {
    let now = 1_700_000_000_000;
    const traces = createTraces(() => now);

    traces.note(PLACE, { surface: 'mention', rule: 'answered' });
    now += 59 * 60_000;
    const before = traces.find(PLACE);
    now += 2 * 60_000;

    expect(before).toHaveLength(1);
    expect(traces.find(PLACE)).toEqual([]);
  });

  it('are bounded: the oldest messages are forgotten, and a flood of identifiers is cut', () => {
    const traces = createTraces();
    const many = Array.from({ length: 500 }, (_, index) => ({ ...ORDER, value: `CU-${index}` }));

    traces.note(PLACE, { surface: 'automatic', rule: 'answered', identifiers: many });
    const { read = [] } = traces.find(PLACE)[0] ?? {};
    for (let index = 0; index < 5_000; index += 1) {
      traces.note({ ...PLACE, ts: `1800000000.${index}` }, { surface: 'automatic', rule: 'no_identifier' });
    }

    expect(read).toHaveLength(20);
    expect(traces.find(PLACE)).toEqual([]);
  });
});
