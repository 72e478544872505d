import { describe, expect, it, vi } from 'vitest';
import { FAILURE_KINDS, type FailureKind, ProviderError } from '../../../src/core/failure/failure.ts';
import type { Asking } from '../../../src/core/finding.ts';
import type { Order } from '../../../src/core/order/order.ts';
import type { Query } from '../../../src/core/provider/provider.ts';
import { type Answers, type AnswersOptions, createAnswers, type Load } from '../../../src/upstream/answers/answers.ts';
import { order, QUERY } from '../acme.ts';
import { sharedHere } from '../shared-here.ts';

const ASKING: Asking = { team: 'T1', language: 'en' };
const REFRESH: Asking = { ...ASKING, refresh: true };
const HOUR = 3_600_000;

function setup(options: AnswersOptions = {}) {
  const clock = { now: 1_000_000 };
  const state: { orders: readonly Order[]; failure: FailureKind | undefined } = { orders: [order()], failure: undefined };
  const load = vi.fn<Load>(async () => {
    if (state.failure) throw new ProviderError(state.failure, 'no');
    const { orders } = state;
    return orders.length > 0 ? { kind: 'found', orders, remarks: [], at: clock.now } : { kind: 'missing', at: clock.now };
  });
  const onAnswer = vi.fn<NonNullable<AnswersOptions['onAnswer']>>();
  const answers = createAnswers({ now: () => clock.now, onAnswer, ...options });
  const ask = (asking = ASKING, query: Query = QUERY) => answers.ask({ id: 'acme' }, load, query, asking);
  return { answers, ask, clock, load, onAnswer, state };
}

/** Milliseconds until the same question loads again. */
async function lifeOf(orders: readonly Order[], options: AnswersOptions = {}): Promise<number> {
  const { ask, clock, load, state } = setup(options);
  state.orders = orders;
  await ask();
  for (let life = 0; life <= 24 * HOUR; life += 1_000) {
    await ask();
    if (load.mock.calls.length > 1) return life;
    clock.now += 1_000;
  }
  return Number.POSITIVE_INFINITY;
}

async function failureOf(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    () => 'no failure',
    (error: unknown) => error,
  );
}

describe('an answer', () => {
  it('comes from the provider first, then from the cache with its time', async () => {
    const { ask, clock, onAnswer } = setup();

    const first = await ask();
    clock.now += 30_000;
    const second = await ask();

    expect(first).toEqual({ kind: 'found', orders: [order()], remarks: [], at: 1_000_000, from: 'provider', took: 0 });
    expect(second).toEqual({ ...first, from: 'cache' });
    expect(onAnswer.mock.calls).toEqual([[{ provider: 'acme', from: 'provider' }], [{ provider: 'acme', from: 'cache' }]]);
  });

  it('says how long this caller waited', async () => {
    const { answers, clock } = setup();
    const release = Promise.withResolvers<void>();
    const slow: Load = async () => {
      await release.promise;
      return { kind: 'missing', at: clock.now };
    };

    const first = answers.ask({ id: 'acme' }, slow, QUERY, ASKING);
    clock.now += 400;
    const second = answers.ask({ id: 'acme' }, slow, QUERY, ASKING);
    clock.now += 100;
    release.resolve();

    expect(await Promise.all([first, second])).toMatchObject([{ took: 500 }, { took: 100 }]);
  });

  it.each([
    ['an open order', [order('paid')], 60_000],
    ['final orders', [order('completed'), order('cancelled'), order('refunded'), order('failed')], HOUR],
    ['an open order among final ones', [order('completed'), order('shipped')], 60_000],
    ['nothing', [], 15_000],
  ])('lives by what was learned: %s', async (_name, orders, life) => {
    const lived = await lifeOf(orders);

    expect(lived).toBe(life);
  });

  it.each([
    ['an open order', [order('paid')], 10_000],
    ['a final order', [order('completed')], 600_000],
    ['nothing', [], 15_000],
  ])('lives by the setting: %s', async (_name, orders, life) => {
    const lived = await lifeOf(orders, { openTtl: 10_000 });

    expect(lived).toBe(life);
  });

  it('is asked for each time when the setting is 0', async () => {
    const lived = await lifeOf([order('completed')], { openTtl: 0 });

    expect(lived).toBe(0);
  });

  it('is dropped for newer ones when there are too many', async () => {
    const { ask, load } = setup({ maxEntries: 2 });

    for (const value of ['1', '2', '3', '1']) await ask(ASKING, { by: 'order', value });

    expect(load).toHaveBeenCalledTimes(4);
  });
});

describe('the memory', () => {
  it('is bounded by what the answers weigh, not by their number alone', async () => {
    const { ask, load, state } = setup({ maxCharacters: 20_000 });
    state.orders = Array.from({ length: 50 }, (_, index) => order('paid', `A-${index}`));

    for (const value of ['1', '2', '3', '1']) await ask(ASKING, { by: 'order', value });

    expect(load).toHaveBeenCalledTimes(4);
  });

  it('holds nothing that is too large for it, and answers all the same', async () => {
    const { ask, load, state } = setup({ maxCharacters: 1_000 });
    state.orders = Array.from({ length: 50 }, (_, index) => order('paid', `A-${index}`));

    const answers = [await ask(), await ask()];

    expect(answers.map((answer) => (answer.kind === 'found' ? answer.orders.length : 0))).toEqual([50, 50]);
    expect(load).toHaveBeenCalledTimes(2);
  });
});

describe('a load that is pushed out of the memory while it runs', () => {
  it('is still answered', async () => {
    const { ask } = setup({ maxEntries: 1 });

    const answered = await Promise.all(['1', '2', '3'].map((value) => ask(ASKING, { by: 'order', value })));

    expect(answered.map(({ from }) => from)).toEqual(['provider', 'provider', 'provider']);
  });
});

describe('equal questions', () => {
  it('share one load', async () => {
    const { ask, load } = setup();

    const answered = await Promise.all(Array.from({ length: 500 }, () => ask()));

    expect(load).toHaveBeenCalledTimes(1);
    expect(new Set(answered.map(({ from }) => from))).toEqual(new Set(['provider']));
  });

  it('share its failure, and none is remembered', async () => {
    const { ask, load, state } = setup();
    state.failure = 'unavailable';

    const failed = await Promise.all(Array.from({ length: 50 }, () => failureOf(ask())));
    state.failure = undefined;
    const answer = await ask();

    expect(new Set(failed)).toEqual(new Set([expect.objectContaining({ kind: 'unavailable' })]));
    expect(answer.from).toBe('provider');
    expect(load).toHaveBeenCalledTimes(2);
  });

  it('are those with the same details in any order; what else a query holds is no part of it', async () => {
    const { ask, load } = setup();

    await ask(ASKING, { ...QUERY, with: { user: 'u', program: 'p' } });
    await ask(ASKING, {
      ...QUERY,
      with: { program: 'p', user: 'u' },
      caveat: 'past_year_only',
      needs: ['user'],
      otherwise: QUERY,
    });

    expect(load).toHaveBeenCalledTimes(1);
  });

  it.each<[string, Partial<Asking>, Partial<Query>]>([
    ['team', { team: 'T2' }, {}],
    ['language', { language: 'zh' }, {}],
    ['way', {}, { by: 'iccid' }],
    ['value', {}, { value: 'A-2' }],
    ['detail', {}, { with: { user: 'u' } }],
  ])('are kept apart by their %s', async (_name, asking, query) => {
    const { ask, load } = setup();

    await ask();
    await ask({ ...ASKING, ...asking }, { ...QUERY, ...query });

    expect(load).toHaveBeenCalledTimes(2);
  });

  it('are kept apart by their provider', async () => {
    const { answers, ask, load } = setup();

    await ask();
    await answers.ask({ id: 'other' }, load, QUERY, ASKING);

    expect(load).toHaveBeenCalledTimes(2);
  });

  it('cannot be made equal by the characters in them', async () => {
    const { ask, load } = setup();

    await ask(ASKING, { by: 'a', value: 'b","c' });
    await ask(ASKING, { by: 'a","b', value: 'c' });

    expect(load).toHaveBeenCalledTimes(2);
  });
});

describe('a refresh', () => {
  it('goes past the cache and renews it', async () => {
    const { ask, clock, load, state } = setup();
    await ask();
    clock.now += 1_000;
    state.orders = [order('shipped')];

    const refreshed = await ask(REFRESH);
    const after = await ask();

    expect(refreshed).toMatchObject({ from: 'provider', at: 1_001_000, orders: [{ public: { stage: 'shipped' } }] });
    expect(after).toMatchObject({ from: 'cache', at: 1_001_000 });
    expect(load).toHaveBeenCalledTimes(2);
  });

  it('asks the provider where another process was given the answer in the same millisecond', async () => {
    const shared = sharedHere();
    const [one, other] = [setup({ shared }), setup({ shared })];
    await one.ask();

    await other.ask();
    expect(other.load).not.toHaveBeenCalled();
    await other.ask(REFRESH);
    expect(other.load).toHaveBeenCalledTimes(1);
  });

  it('shares a refresh that is under way', async () => {
    const { ask, load } = setup();
    await ask();

    await Promise.all(Array.from({ length: 50 }, () => ask(REFRESH)));

    expect(load).toHaveBeenCalledTimes(2);
  });

  it('does not make others wait for it while their answer is fresh', async () => {
    const { answers, ask } = setup();
    await ask();
    const release = Promise.withResolvers<void>();
    const slow: Load = async () => {
      await release.promise;
      return { kind: 'missing', at: 2_000_000 };
    };

    const refresh = answers.ask({ id: 'acme' }, slow, QUERY, REFRESH);
    const meanwhile = await ask();
    release.resolve();

    expect(meanwhile.from).toBe('cache');
    expect(await refresh).toMatchObject({ kind: 'missing', from: 'provider' });
  });

  it('falls back to the last known answer', async () => {
    const { ask, clock, state } = setup();
    await ask();
    clock.now += 10_000;
    state.failure = 'timeout';

    const refreshed = await ask(REFRESH);

    expect(refreshed).toMatchObject({ kind: 'found', from: 'stale', at: 1_000_000 });
  });

  it('that is refused leaves the fresh answer to others', async () => {
    const { ask, state } = setup();
    await ask();
    state.failure = 'unauthorized';

    const failure = await failureOf(ask(REFRESH));
    const after = await ask();

    expect(failure).toMatchObject({ kind: 'unauthorized' });
    expect(after.from).toBe('cache');
  });
});

describe('when the provider fails', () => {
  it.each(FAILURE_KINDS)('shows the last known answer as such, but never hides refused credentials (%s)', async (kind) => {
    const { ask, clock, onAnswer, state } = setup();
    await ask();
    clock.now += 60_000;
    state.failure = kind;

    const end = await ask().catch((error: unknown) => error);

    const isRefused = kind === 'unauthorized' || kind === 'forbidden';
    expect(end).toMatchObject(isRefused ? { name: 'ProviderError', kind } : { kind: 'found', from: 'stale', at: 1_000_000 });
    expect(onAnswer.mock.lastCall).toEqual([
      isRefused
        ? { provider: 'acme', from: 'provider' }
        : { provider: 'acme', from: 'stale', failure: expect.objectContaining({ kind }) },
    ]);
  });

  it('asks again after five seconds, and after that gets the new answer', async () => {
    const { ask, clock, load, state } = setup();
    await ask();
    clock.now += 60_000;
    state.failure = 'unavailable';
    await ask();
    clock.now += 4_999;
    const within = await ask();
    const loads = load.mock.calls.length;
    state.failure = undefined;
    clock.now += 1;

    const after = await ask();

    expect([within.from, loads]).toEqual(['stale', 2]);
    expect(after).toMatchObject({ from: 'provider', at: 1_065_000 });
  });

  it('keeps the last known answer through refused credentials', async () => {
    const { ask, clock, state } = setup();
    await ask();
    clock.now += 60_000;
    state.failure = 'unauthorized';
    await failureOf(ask());
    state.failure = 'unavailable';

    const answer = await ask();

    expect(answer).toMatchObject({ from: 'stale', at: 1_000_000 });
  });

  it('keeps it for a day, however often it is shown', async () => {
    const { ask, clock, state } = setup();
    await ask();
    state.failure = 'unavailable';
    const shown: string[] = [];
    for (let hour = 1; hour <= 25; hour++) {
      clock.now += HOUR;
      shown.push(
        await ask().then(
          ({ from }) => from,
          () => 'failed',
        ),
      );
    }

    expect(shown).toEqual([...Array(23).fill('stale'), 'failed', 'failed']);
  });

  it('never shows a "no such order" of before', async () => {
    const { ask, clock, state } = setup();
    state.orders = [];
    await ask();
    clock.now += 15_000;
    state.failure = 'unavailable';

    const failures = [await failureOf(ask()), await failureOf(ask(REFRESH))];

    expect(failures).toMatchObject([{ kind: 'unavailable' }, { kind: 'unavailable' }]);
  });

  it('does not bring back an order that the provider no longer knows', async () => {
    const { ask, clock, state } = setup();
    await ask();
    clock.now += 60_000;
    state.orders = [];
    await ask();
    clock.now += 15_000;
    state.failure = 'unavailable';

    const failure = await failureOf(ask());

    expect(failure).toMatchObject({ kind: 'unavailable' });
  });

  it('never hides a defect of ours', async () => {
    const { answers, ask, clock } = setup();
    await ask();
    clock.now += 60_000;

    const failure = await failureOf(answers.ask({ id: 'acme' }, async () => Promise.reject(new TypeError('x')), QUERY, ASKING));

    expect(failure).toBeInstanceOf(TypeError);
  });
});

describe('createAnswers', () => {
  it('remembers nothing between two of its kind', async () => {
    const { load } = setup();
    const each: Answers[] = [createAnswers(), createAnswers()];

    for (const answers of each) await answers.ask({ id: 'acme' }, load, QUERY, ASKING);

    expect(load).toHaveBeenCalledTimes(2);
  });
});
