import { describe, expect, it } from 'vitest';
import { ProviderError } from '../../src/core/failure/failure.ts';
import type { Asking, Learned, Source } from '../../src/core/finding.ts';
import type { Identifier } from '../../src/core/identifier/identifier.ts';
import { createPlan, type LookupEffects, lookUp } from '../../src/core/lookup.ts';
import { makeOrder } from '../../src/core/order/make-order.ts';
import type { Order } from '../../src/core/order/order.ts';
import type { Query } from '../../src/core/provider/provider.ts';

const ASKING: Asking = { team: 'T1', language: 'en' };
const ICCID: Identifier = { kind: 'iccid', value: '89852202209089971478', raw: '89852202209089971478' };
const NUMBER: Identifier = { kind: 'reference', value: '4567', raw: '4567' };

function order(provider: string, id: string): Order {
  return makeOrder({ provider, public: { id, stage: 'active' } });
}

function found(...orders: Order[]): Learned {
  return { kind: 'found', orders, remarks: [], at: 1, from: 'provider', took: 5 };
}

const MISSING: Learned = { kind: 'missing', at: 1, from: 'provider', took: 5 };

interface Script {
  readonly [value: string]: Learned | ProviderError | Error | Promise<Learned>;
}

/** A source that answers by the query's value, and notes what it was asked. */
function source(id: string, plan: (identifier: Identifier) => Query[], script: Script): Source & { readonly asked: string[] } {
  const asked: string[] = [];
  return {
    id,
    kind: id,
    label: id,
    asked,
    plan,
    ask: async ({ by, value }) => {
      asked.push(`${by}=${value}`);
      const answer = script[`${by}=${value}`] ?? MISSING;
      if (answer instanceof Error) throw answer;
      return answer;
    },
  };
}

function effects(): LookupEffects & { readonly failures: string[] } {
  const failures: string[] = [];
  return { failures, reference: () => 'ref-1', onFailure: ({ error, source }) => void failures.push(`${source} ${error.kind}`) };
}

const byValue = ({ value }: Identifier): Query[] => [{ by: 'id', value }];

describe('lookUp', () => {
  it('asks all sources at once and reports what is known while others are awaited', async () => {
    const slow = Promise.withResolvers<Learned>();
    const quick = source('quick', byValue, { 'id=4567': found(order('quick', 'a')) });
    const late = source('late', byValue, { 'id=4567': slow.promise });

    const lookup = lookUp([NUMBER], createPlan([late, quick]), ASKING, effects());
    await new Promise(setImmediate);

    expect(lookup.findings().map(({ source }) => source.id)).toEqual(['quick']);
    expect(lookup.awaited().map(({ source }) => source.id)).toEqual(['late']);
    slow.resolve(MISSING);
    expect((await lookup.done).map(({ source, answer }) => `${source.id} ${answer.kind}`)).toEqual([
      'late missing',
      'quick found',
    ]);
    expect(lookup.awaited()).toEqual([]);
  });

  it("never hides one provider's answer behind another's failure, and gives the failure a reference", async () => {
    const told = effects();
    const broken = source('broken', byValue, { 'id=4567': new ProviderError('timeout', 'no reply', { code: '500' }) });
    const well = source('well', byValue, { 'id=4567': found(order('well', 'a')) });

    const findings = await lookUp([NUMBER], createPlan([broken, well]), ASKING, told).done;

    expect(findings.map(({ answer }) => answer)).toMatchObject([
      { kind: 'failed', failure: 'timeout', code: '500', reference: 'ref-1' },
      { kind: 'found' },
    ]);
    expect(told.failures).toEqual(['broken timeout']);
  });

  it('takes anything else that is thrown for a defect of ours', async () => {
    const told = effects();

    const [finding] = await lookUp(
      [NUMBER],
      createPlan([source('x', byValue, { 'id=4567': new TypeError('undefined is not a function') })]),
      ASKING,
      told,
    ).done;

    expect(finding?.answer).toMatchObject({ kind: 'failed', failure: 'bad_response', hint: 'our_bug' });
  });

  it('asks several questions about one number as one, found before failed before missing', async () => {
    const plan = ({ value }: Identifier): Query[] => [
      { by: 'order', value },
      { by: 'purchase', value },
    ];
    const ask = async (script: Script) =>
      (await lookUp([NUMBER], createPlan([source('x', plan, script)]), ASKING, effects()).done)[0]?.answer;
    const failure = new ProviderError('unavailable', 'down');

    expect(await ask({})).toMatchObject({ kind: 'missing' });
    expect(await ask({ 'order=4567': failure })).toMatchObject({ kind: 'failed', failure: 'unavailable' });
    expect(await ask({ 'order=4567': failure, 'purchase=4567': found(order('x', 'a')) })).toMatchObject({ kind: 'found' });
  });

  it('joins what several questions found: no order twice, the oldest time, the least fresh origin', async () => {
    const plan = ({ value }: Identifier): Query[] => [
      { by: 'order', value },
      { by: 'purchase', value },
    ];
    const stale: Learned = {
      kind: 'found',
      orders: [order('x', 'a'), order('x', 'b')],
      remarks: [],
      at: 100,
      from: 'stale',
      took: 9,
    };

    const [finding] = await lookUp(
      [NUMBER],
      createPlan([source('x', plan, { 'order=4567': found(order('x', 'a')), 'purchase=4567': stale })]),
      ASKING,
      effects(),
    ).done;

    expect(finding?.answer).toMatchObject({
      kind: 'found',
      at: 1,
      from: 'stale',
      took: 9,
      orders: [{ public: { id: 'a' } }, { public: { id: 'b' } }],
    });
  });

  it('asks the alternative only after a miss', async () => {
    const plan = (): Query[] => [{ by: 'sim', value: '20', otherwise: { by: 'sim', value: '19' } }];
    const missed = source('x', plan, { 'sim=19': found(order('x', 'a')) });
    const hit = source('x', plan, { 'sim=20': found(order('x', 'a')) });

    const [finding] = await lookUp([ICCID], createPlan([missed]), ASKING, effects()).done;
    await lookUp([ICCID], createPlan([hit]), ASKING, effects()).done;

    expect(missed.asked).toEqual(['sim=20', 'sim=19']);
    expect(finding?.asked.map(({ value }) => value)).toEqual(['20', '19']);
    expect(finding?.answer.kind).toBe('found');
    expect(hit.asked).toEqual(['sim=20']);
  });

  it('goes on to the alternative when the first question is not ours to ask, and says so when nothing is found', async () => {
    const plan = (): Query[] => [{ by: 'program', value: '1', otherwise: { by: 'program', value: '2' } }];
    const forbidden = new ProviderError('forbidden', 'not this program');
    const ask = async (script: Script) =>
      (await lookUp([NUMBER], createPlan([source('x', plan, script)]), ASKING, effects()).done)[0]?.answer;

    expect(await ask({ 'program=1': forbidden, 'program=2': found(order('x', 'a')) })).toMatchObject({ kind: 'found' });
    expect(await ask({ 'program=1': forbidden })).toMatchObject({ kind: 'failed', failure: 'forbidden' });
  });

  it('does not ask the alternative of a provider that is down', async () => {
    const plan = (): Query[] => [{ by: 'program', value: '1', otherwise: { by: 'program', value: '2' } }];
    const down = source('x', plan, { 'program=1': new ProviderError('unavailable', 'down') });

    await lookUp([NUMBER], createPlan([down]), ASKING, effects()).done;

    expect(down.asked).toEqual(['program=1']);
  });

  it('says what is needed when a question cannot be asked without it', async () => {
    const tuya = source('tuya', ({ value }) => [{ by: 'order', value, needs: ['user'] }], {});

    const [finding] = await lookUp([NUMBER], createPlan([tuya]), ASKING, effects()).done;

    expect(finding?.answer).toEqual({ kind: 'needs', fields: ['user'] });
    expect(tuya.asked).toEqual([]);
  });

  it('reports the identifiers that no source takes', async () => {
    const onlyNumbers = source('x', (identifier) => (identifier.kind === 'iccid' ? [] : byValue(identifier)), {});

    const lookup = lookUp([ICCID, NUMBER], createPlan([onlyNumbers]), ASKING, effects());
    await lookup.done;

    expect(lookup.unclaimed).toEqual([ICCID]);
  });
});
