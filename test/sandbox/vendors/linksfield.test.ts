import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Case } from '../../../sandbox/vendors/linksfield/cases.ts';
import { LINKSFIELD_CASES, startLinksfield } from '../../../sandbox/vendors/linksfield/index.ts';
import type { StandIn } from '../../../sandbox/vendors/standin.ts';
import type { Learned, Source } from '../../../src/core/finding.ts';
import type { Identifier } from '../../../src/core/identifier/identifier.ts';
import { createPlan, lookUp } from '../../../src/core/lookup.ts';
import type { Query } from '../../../src/core/provider/provider.ts';
import { linksfield } from '../../../src/providers/linksfield/index.ts';
import { sign } from '../../../src/providers/linksfield/sign.ts';
import { toolsFor } from '../../providers/kit/tools.ts';
import published from '../../providers/linksfield/recorded/active.json' with { type: 'json' };

const PATIENCE = 60_000;
const CASES: readonly (readonly [string, Case])[] = Object.entries(LINKSFIELD_CASES);

let vendor: StandIn;
beforeAll(async () => {
  vendor = await startLinksfield();
});
afterAll(() => vendor.close());

/** The provider as a lookup sees it, without cache, pace and retries. */
function source(deadline: number): Source {
  const connected = linksfield.connect(vendor.env);
  return {
    ...connected,
    async ask(query: Query): Promise<Learned> {
      const tools = toolsFor(connected, { deadline });
      const orders = await connected.lookup(query, tools);
      if (orders.length === 0) return { kind: 'missing', at: 0, from: 'provider', took: 0 };
      return { kind: 'found', orders, remarks: tools.remarks, at: 0, from: 'provider', took: 0 };
    },
  };
}

async function answersTo(typed: readonly string[], deadline = PATIENCE) {
  const effects = { reference: () => 'ref', onFailure: () => undefined };
  const { done } = lookUp(typed.map(identifier), createPlan([source(deadline)]), { team: 'local', language: 'en' }, effects);
  return (await done).map(({ answer }) => answer);
}

function identifier(value: string): Identifier {
  const kind = /^89\d{17,18}$/.test(value) ? 'iccid' : value.startsWith('CU-') ? 'order' : 'reference';
  return { kind, value, raw: value };
}

describe('what a person meets at the Linksfield stand-in', () => {
  it.each(CASES)('%s', async (name, { typed, expected }) => {
    const answers = await answersTo(typed, name === 'hanging' ? 300 : PATIENCE);

    expect(answers.map(outcome)).toEqual(typed.map(() => expected));
  });

  it("keeps the vendor's undocumented message with the personal data", async () => {
    const [answer] = await answersTo(LINKSFIELD_CASES.remark.typed);

    expect(answer).toMatchObject({
      remarks: [],
      orders: [{ personal: { free: [{ key: 'message', value: 'The bundle of this order is no longer on sale.' }] } }],
    });
  });

  it('asks each question with one id only', async () => {
    const before = vendor.requests.length;

    await answersTo(['4567']);

    const asked = vendor.requests.slice(before).map(({ query }) => [...query.keys()].sort());
    expect(asked.sort()).toEqual([
      ['order_id', 'partnerCode', 'sign', 'version'],
      ['partnerCode', 'purchase_order_id', 'sign', 'version'],
    ]);
  });

  it('holds ids that are all different', () => {
    const typed = CASES.flatMap(([, { typed }]) => typed);

    expect(new Set(typed).size).toBe(typed.length);
  });
});

function outcome(answer: Awaited<ReturnType<typeof answersTo>>[number]) {
  if (answer.kind === 'failed') return { kind: 'failed', failure: answer.failure };
  if (answer.kind !== 'found') return { kind: answer.kind };
  const [first] = answer.orders;
  const { stage, attention } = first?.public ?? {};
  return { kind: 'found', orders: answer.orders.map(({ public: { id } }) => id), stage, attention };
}

describe('what the Linksfield stand-in checks', () => {
  const right = { sim_id: '89852202209089971478', version: '3.0', partnerCode: 'P012345' };
  const headers = { 'accept-language': 'en-US', 'content-type': 'application/json' };

  async function reply(parameters: Readonly<Record<string, string>>, init: RequestInit = { headers }) {
    const query = new URLSearchParams({ sign: sign(parameters), ...parameters });
    const response = await fetch(`${vendor.url}/topup/mall/order?${query}`, init);
    return response.json();
  }

  it('answers what is right', async () => {
    expect(await reply(right)).toMatchObject({ operateCode: 'S', data: { orders: [{ purchase_order_id: '4567' }] } });
  });

  it('signs what it received decoded', async () => {
    expect(await reply({ partnerCode: 'P012345', purchase_order_id: '订单/45 67+"', version: '3.0' })).toMatchObject({
      operateCode: 'S',
    });
  });

  it.each([
    ['another version', { ...right, version: '2.0' }, 'F0004'],
    ['another partner', { ...right, partnerCode: 'P999999' }, 'F0005'],
    ['no signature', { ...right, sign: '' }, 'F0006'],
    ['an upper-case signature', { ...right, sign: sign(right).toUpperCase() }, 'F0006'],
    ['the signature of another question', { ...right, sign: sign({ ...right, sim_id: '1' }) }, 'F0006'],
    ['no id', { version: '3.0', partnerCode: 'P012345' }, 'F1001'],
  ])('refuses %s', async (_, parameters, operateCode) => {
    expect(await reply(parameters)).toMatchObject({ operateCode });
  });

  it.each([
    ['a language it does not know', { ...headers, 'accept-language': 'fr' }, 'F0003'],
    ['another content type', { ...headers, 'content-type': 'text/plain' }, 'F0002'],
  ])('refuses %s', async (_, odd, operateCode) => {
    expect(await reply(right, { headers: odd })).toMatchObject({ operateCode });
  });

  it('counts only the first of several ids, and says so', async () => {
    const several = { ...right, order_id: 'CU-7ZOIHX0RB16U20250828111429591', purchase_order_id: 'SHOP-2044' };

    expect(await reply(several)).toMatchObject({
      data: { sim_id: '89852202209090000127', orders: [{ purchase_order_id: 'SHOP-2044' }] },
      message: "'order_id' and 'sim_id' was ignored because 'purchase_order_id' was provided.",
    });
  });

  it('has the published order to the letter, but for its age and its partner', async () => {
    const recent = { paid_at: expect.any(Number), activated_at: expect.any(Number), partner_name: expect.any(String) };
    const orders = published.data.orders.map((order) => ({ ...order, ...recent }));

    expect(await reply(right)).toEqual({ ...published, data: { ...published.data, orders }, message: '' });
  });
});
