import { describe, expect, it } from 'vitest';
import type { Identifier } from '../../../src/core/identifier.ts';
import type { Surface } from '../../../src/slack/answer/question.ts';
import { createDeduplicator, messageKeys } from '../../../src/slack/memory/deduplication.ts';
import { createMemoryStore } from '../../../src/state/memory.ts';

const PLACE = { team: 'T1', channel: 'C1', ts: '1.1' };

function occasion(eventId: string | undefined, identifiers: readonly Identifier[], surface: Surface = 'mention') {
  return messageKeys(surface, { ...PLACE, eventId }, identifiers);
}

const SIM = { kind: 'iccid', value: '89852202209089971478', raw: '8985 2202 2090 8997 1478' } as const;
const ORDER = { kind: 'order', value: 'order_abc123', raw: 'order_abc123' } as const;

/** Two processes on one store, and its clock. */
function twoProcesses() {
  let time = 1_000;
  const store = createMemoryStore({ now: () => time });
  const pass = (ms: number) => {
    time += ms;
  };
  return { one: createDeduplicator(store), other: createDeduplicator(store), pass };
}

const out = async () => true;

describe('one event, one answer', () => {
  it('is not answered again by another process', async () => {
    const { one, other, pass } = twoProcesses();
    const happened = occasion('Ev1', [SIM]);

    const first = await one.run(happened, out);
    pass(5 * 60_000);
    const second = await other.run(happened, out);

    expect([first, second]).toEqual(['done', 'redelivered']);
  });

  it('is not begun twice at the same moment', async () => {
    const { one, other } = twoProcesses();
    const happened = occasion('Ev1', [SIM]);

    const outcomes = await Promise.all([one.run(happened, out), other.run(happened, out)]);

    expect(outcomes.toSorted()).toEqual(['done', 'redelivered']);
  });

  it('is known by its message where it comes under two ids, in whichever order its identifiers are read', async () => {
    const { one, other } = twoProcesses();

    await one.run(occasion('Ev1', [SIM, ORDER]), out);
    const outcome = await other.run(occasion('Ev2', [ORDER, SIM]), out);

    expect(outcome).toBe('duplicate');
  });

  it('is answered on its next delivery when the process died before the answer was out', async () => {
    const { one, other, pass } = twoProcesses();
    const happened = occasion('Ev1', [SIM]);

    void one.run(happened, () => new Promise(() => {}));
    pass(1_000);
    const tooEarly = await other.run(happened, out);
    pass(60_000);
    const next = await other.run(happened, out);

    expect([tooEarly, next]).toEqual(['redelivered', 'done']);
  });

  it('counts as undone when Slack took nothing', async () => {
    const { one, pass } = twoProcesses();
    const happened = occasion(undefined, [SIM]);

    await one.run(happened, async () => false);
    pass(60_000);
    const next = await one.run(happened, out);

    expect(next).toBe('done');
  });

  it('on one surface is no answer on another', async () => {
    const { one } = twoProcesses();

    await one.run(occasion('Ev1', [SIM], 'automatic'), out);
    const outcome = await one.run(occasion('Ev2', [SIM], 'mention'), out);

    expect(outcome).toBe('done');
  });

  it('puts no identifier into the keys', () => {
    const happened = occasion('Ev1', [{ kind: 'order', value: 'cus_abc123', raw: 'cus_abc123' }]);

    expect(JSON.stringify(happened)).not.toContain('cus_');
    expect(happened.event).toBe('T1 event Ev1');
  });
});
