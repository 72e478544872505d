import { describe, expect, it, onTestFinished, vi } from 'vitest';
import type { Identifier } from '../../../src/core/identifier/identifier.ts';
import type { Surface } from '../../../src/slack/answer/question.ts';
import { createDeduplicator, type EventHandler, messageKey } from '../../../src/slack/memory/deduplication.ts';
import { createMemoryStore } from '../../../src/state/memory.ts';
import type { ClaimResult, Store } from '../../../src/state/store.ts';

const PLACE = { team: 'T1', channel: 'C1', ts: '1.1' };
const LEASE_MS = 30_000;
const HEAD_START = { mentionEvent: 50 };

const SIM = { kind: 'iccid', value: '89852202209089971478', raw: '8985 2202 2090 8997 1478' } as const;
const ORDER = { kind: 'order', value: 'order_abc123', raw: 'order_abc123' } as const;

function keyOf(identifiers: readonly Identifier[], surface: Surface = 'mention'): string {
  return messageKey(surface, PLACE, identifiers);
}

/** Two processes on one store, and its clock. */
function twoProcesses() {
  let time = 1_000;
  const store = createMemoryStore({ now: () => time });
  const pass = (ms: number) => {
    time += ms;
  };
  return { store, one: createDeduplicator(store, HEAD_START), other: createDeduplicator(store, HEAD_START), pass };
}

function handler(traits: Partial<EventHandler> = {}): EventHandler {
  return { unsure: 'answer', work: async () => true, ...traits };
}

/** What happens to the delivery, in order. */
function receiptFor(happened: string[]) {
  return { confirm: () => void happened.push('confirmed'), withhold: () => void happened.push('withheld') };
}

/** A store that cannot say anything about claims for so many times. */
function unsureStore(times: number): Store {
  const store = createMemoryStore();
  let left = times;
  const unlessUnsure = async <State>(state: () => Promise<State>) => (left-- > 0 ? ('unknown' as const) : await state());
  return {
    ...store,
    claim: (key, lease) => unlessUnsure<ClaimResult>(() => store.claim(key, lease)),
    claimState: (key) => unlessUnsure(() => store.claimState(key)),
  };
}

describe('one event, one answer', () => {
  it('deduplication: what another process did is not done again', async () => {
    const { one, other, pass } = twoProcesses();

    const first = await one.run(keyOf([SIM]), handler());
    pass(5 * 60_000);
    const second = await other.run(keyOf([SIM]), handler());

    expect([first, second]).toEqual(['done', 'duplicate']);
  });

  it('deduplication: of two deliveries at the same moment one is answered', async () => {
    const { one, other } = twoProcesses();

    const outcomes = await Promise.all([one.run(keyOf([SIM]), handler()), other.run(keyOf([SIM]), handler())]);

    expect(outcomes.toSorted()).toEqual(['done', 'duplicate']);
  });

  it('deduplication: a message is the same in whichever order its identifiers are read', () => {
    expect(keyOf([SIM, ORDER])).toBe(keyOf([ORDER, SIM]));
  });

  it('deduplication: on one surface is no answer on another', async () => {
    const { one } = twoProcesses();

    await one.run(keyOf([SIM], 'automatic'), handler());
    const outcome = await one.run(keyOf([SIM], 'mention'), handler());

    expect(outcome).toBe('done');
  });

  it('deduplication: no identifier is in a key', () => {
    expect(keyOf([{ kind: 'order', value: 'cus_abc123', raw: 'cus_abc123' }])).not.toContain('cus_');
  });
});

describe('a process that dies', () => {
  it.each([false, true])('claim of a dead process: another waits for its lease and answers; standby: %s', async (isStandby) => {
    const { store, other, pass } = twoProcesses();
    const happened: string[] = [];
    await store.claim(keyOf([SIM]), LEASE_MS);

    const waiting = other.run(keyOf([SIM]), handler({ isStandby, receipt: receiptFor(happened) }));
    await expect.poll(() => happened).toContain('confirmed');
    pass(LEASE_MS + 1);

    expect(await waiting).toBe('done');
  });

  it('claim of a process that works for longer than its lease: it is kept', async () => {
    vi.useFakeTimers();
    onTestFinished(() => void vi.useRealTimers());
    const store = createMemoryStore();
    const done = Promise.withResolvers<boolean>();
    const working = createDeduplicator(store, HEAD_START).run(keyOf([SIM]), handler({ work: () => done.promise }));

    await vi.advanceTimersByTimeAsync(3 * LEASE_MS);
    const state = await store.claimState(keyOf([SIM]));
    done.resolve(true);

    expect(state).toBe('held');
    expect(await working).toBe('done');
    expect(vi.getTimerCount()).toBe(0);
  });

  it('claim that is settled meanwhile: the one who waits does nothing', async () => {
    const { store, other } = twoProcesses();
    const happened: string[] = [];
    await store.claim(keyOf([SIM]), LEASE_MS);

    const waiting = other.run(keyOf([SIM]), handler({ receipt: receiptFor(happened) }));
    await expect.poll(() => happened).toContain('confirmed');
    await store.settle(keyOf([SIM]), LEASE_MS);

    expect(await waiting).toBe('duplicate');
  });

  it('answer that Slack did not take: another may try at once', async () => {
    const { one, other } = twoProcesses();

    await one.run(keyOf([SIM]), handler({ work: async () => false }));
    const next = await other.run(keyOf([SIM]), handler());

    expect(next).toBe('done');
  });

  it('waiting ends when the process stops, and Slack delivers again what nobody claimed', async () => {
    const happened: string[] = [];
    const deduplicator = createDeduplicator(unsureStore(Number.POSITIVE_INFINITY), HEAD_START);

    const waiting = deduplicator.run(keyOf([SIM]), handler({ unsure: 'wait', receipt: receiptFor(happened) }));
    deduplicator.close();

    expect(await waiting).toBe('unclaimed');
    expect(happened).toEqual(['withheld']);
  });
});

describe('a store that cannot say', () => {
  it('mention: is answered at once, and acknowledged before', async () => {
    const happened: string[] = [];
    const work = async () => happened.push('answered') > 0;

    await createDeduplicator(unsureStore(1), HEAD_START).run(keyOf([SIM]), handler({ work, receipt: receiptFor(happened) }));

    expect(happened).toEqual(['confirmed', 'answered']);
  });

  it("mention's second event: is not answered", async () => {
    const handling = await createDeduplicator(unsureStore(1), HEAD_START).run(keyOf([SIM]), handler({ isStandby: true }));

    expect(handling).toBe('duplicate');
  });

  it('alert: waits until the store can say, and is acknowledged only then', async () => {
    const happened: string[] = [];
    const work = async () => happened.push('answered') > 0;

    const handling = await createDeduplicator(unsureStore(3), HEAD_START).run(
      keyOf([SIM]),
      handler({ unsure: 'wait', work, receipt: receiptFor(happened) }),
    );

    expect([handling, ...happened]).toEqual(['done', 'confirmed', 'answered']);
  });
});
