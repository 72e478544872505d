import { afterEach, describe, expect, it } from 'vitest';
import * as z from 'zod';
import type { StandIn, Reply as VendorReply } from '../../../sandbox/vendors/standin.ts';
import { type FailureKind, GENERAL_HINTS } from '../../../src/core/failure/failure.ts';
import { findIdentifiers } from '../../../src/core/identifier/find-identifiers.ts';
import type { Identifier } from '../../../src/core/identifier/identifier.ts';
import type { Order } from '../../../src/core/order/order.ts';
import { type ConnectedProvider, defineProvider, type Provider, type Query } from '../../../src/core/provider/provider.ts';
import { registerProviders } from '../../../src/core/provider/registry.ts';
import { type Exchange, startVendor, useVendor } from './exchange.ts';
import { expectFailure, expectSound } from './soundness.ts';
import { type TestTools, type ToolSettings, toolsFor } from './tools.ts';
import { type Json, mapped, withEach, withoutEach } from './variation.ts';

export interface ProviderContract {
  readonly provider: Provider;
  /** Complete settings; the base URL is a host that does not exist. */
  readonly env: Readonly<Record<string, string>>;
  /** The variable that holds the base URL. */
  readonly baseUrl: string;
  /** The variables whose values may stand in no error. */
  readonly secrets: readonly string[];
  /** What a person typed for the typical order; its first planned query is asked in every case. */
  readonly identifier: Identifier;
  /** Ids that a person recognises as this provider's, one of each shape. */
  readonly ownIds?: readonly string[] | undefined;
  /** The call that fetches the order, below the base URL. */
  readonly call: Pick<Exchange, 'method' | 'path'>;
  /** What must be answered before (Tuya's token) or beside the call; asked anew for every case. */
  readonly otherCalls?: (() => readonly Exchange[]) | undefined;
  /** The typical order as the vendor sends it, taken from a recorded reply. */
  readonly order: Json;
  /** The reply that holds these orders; two or more only where the call can answer several. */
  readonly reply: (order: Json) => Json;
  /** The id that the typical order has. */
  readonly id: string;
  /** What the vendor repeats from the question: it stays as it is where a case replaces every text. */
  readonly repeated?: readonly string[];
  /** An order with hardly more than nothing in it: still an order. */
  readonly minimalOrder: Json;
  /** The typical order with a word never seen in each of its open vocabularies, and those words. */
  readonly unknownWords: { readonly order: Json; readonly words: readonly string[] };
  /** What `reply` takes: the typical order with thousands of lines, or a list of thousands of orders. */
  readonly largeReply: Json;
  /** By name: what the vendor answers about an order that does not exist. */
  readonly missing: Readonly<Record<string, VendorReply>>;
  /** The HTTP statuses under which the vendor may say so: 200 and 404 unless it is a plain REST interface. */
  readonly missesUnder?: readonly (200 | 404)[] | undefined;
  /** By name: what the vendor refuses or fails with in its own words, and what we make of it. */
  readonly refused: Readonly<Record<string, { readonly reply: VendorReply; readonly kind: FailureKind }>>;
  /** A refusal in the vendor's format with these words as its message, which may repeat what we sent. */
  readonly refusal: (words: string) => VendorReply;
  /** Replies that look like the vendor's and are not readable as an answer. */
  readonly wrongShapes?: readonly Json[];
}

/** Another provider, which takes everything and has ids of its own. */
const other = defineProvider({
  id: 'other',
  label: 'Other',
  ids: [{ pattern: /OTHER-\d{4}/, inAlerts: true }],
  settings: z.object({}),
  secrets: [],
  limits: { perSecond: 1, atOnce: 1 },
  baseUrl: () => 'https://other.example',
  plan: ({ value }) => [{ by: 'order', value }],
  lookup: async () => [],
});
const NO_ORDER_AT_ALL: readonly Json[] = [[], {}, null, 42, 'text', true];
/** Each in a row of its own: vitest would spread a bare list into arguments. */
const ODDITIES: readonly [Json][] = [[true], [7], ['zzz'], [[]], [['zzz']], [{}], [{ zzz: 'zzz' }]];
const DIGITS_30 = '123456789012345678901234567890';

/** What every provider must do, whatever its vendor sends. */
export function describeProvider(contract: ProviderContract): void {
  const { provider, env, call, reply } = contract;
  const secrets = contract.secrets.map((name) => env[name] ?? '');
  const otherCalls = contract.otherCalls ?? (() => []);
  const vendor = useVendor();

  /** The provider with a vendor that gives this answer about the typical order. */
  function connectTo(answer: VendorReply): ConnectedProvider {
    const baseUrl = vendor.at(env[contract.baseUrl] ?? '');
    vendor.answers(baseUrl, [...otherCalls(), { ...call, reply: answer }]);
    return provider.connect({ ...env, [contract.baseUrl]: baseUrl });
  }

  /** Asks for the typical order and has the vendor answer this. */
  async function ask(
    answer: VendorReply,
    { asked }: { readonly asked?: string | undefined } = {},
  ): Promise<{ orders: readonly Order[]; tools: TestTools }> {
    const connected = connectTo(answer);
    const tools = toolsFor(connected);
    const query = queryOf(contract);
    return { orders: await connected.lookup({ ...query, value: asked ?? query.value }, tools), tools };
  }

  async function ordersOf(order: Json): Promise<readonly Order[]> {
    const { orders } = await ask({ body: reply(order) });
    expectSound(orders, provider.id);
    return orders;
  }

  async function failure(answer: VendorReply) {
    const error = await expectFailure(ask(answer), secrets);
    expect([undefined, ...GENERAL_HINTS, ...Object.keys(provider.known.hints)]).toContain(error.hint);
    return error;
  }

  describe(`${provider.label}: settings and plan`, () => {
    it('needs its settings', () => {
      expect(provider.settings.safeParse({}).success).toBe(false);
    });

    it('keeps to the base URL it is given', () => {
      expect(provider.connect(env).baseUrl).toBe(env[contract.baseUrl]);
    });

    it('leaves the ids of another provider to it, unless it is named', () => {
      const [registered] = registerProviders([provider, other]);
      const identifier: Identifier = { kind: 'order', value: 'OTHER-4567', raw: 'OTHER-4567' };

      const { plan } = registered?.connect(env) ?? expect.fail('not registered');

      expect(plan(identifier)).toEqual([]);
      expect(plan({ ...identifier, providers: [provider.id] })).not.toEqual([]);
    });

    it.each(contract.ownIds ?? [])('keeps %s to itself', (value) => {
      const [, stranger] = registerProviders([provider, other]);
      const [identifier] = findIdentifiers(value, { asked: true, known: [provider.known] });

      expect(identifier).toMatchObject({ kind: 'order', value });
      expect(provider.connect(env).plan({ kind: 'order', value, raw: value })).not.toEqual([]);
      expect(stranger?.connect({}).plan({ kind: 'order', value, raw: value })).toEqual([]);
    });

    it('leaves what somebody asked another provider by name', () => {
      const { plan } = provider.connect(env);

      expect(plan({ ...contract.identifier, providers: ['other'] })).toEqual([]);
      expect(plan({ kind: 'reference', value: '4567', raw: '4567', providers: ['other'] })).toEqual([]);
    });

    it('plans plain data, the same every time', () => {
      const connected = provider.connect(env);

      const queries = connected.plan(contract.identifier);

      expect(queries.length).toBeGreaterThan(0);
      expect(connected.plan(contract.identifier)).toEqual(JSON.parse(JSON.stringify(queries)));
    });

    it('has words for everything that a question lacks or leaves open', () => {
      const { plan } = provider.connect(env);
      const asked = [contract.identifier, ...(contract.ownIds ?? []), '4567'].map((given): Identifier => {
        return typeof given === 'string' ? { kind: 'order', value: given, raw: given, providers: [provider.id] } : given;
      });

      const queries = asked.flatMap(plan);

      expect(Object.keys(provider.known.needs)).toEqual(expect.arrayContaining(queries.flatMap(({ needs }) => needs ?? [])));
      expect(Object.keys(provider.known.caveats)).toEqual(
        expect.arrayContaining(queries.flatMap(({ caveat }) => (caveat === undefined ? [] : [caveat]))),
      );
    });
  });

  describe(`${provider.label}: orders`, () => {
    it('reads a typical one', async () => {
      const orders = await ordersOf(contract.order);

      expect(orders.map((order) => order.public.id)).toEqual([contract.id]);
    });

    it('reads one with nearly nothing in it', async () => {
      const orders = await ordersOf(contract.minimalOrder);

      expect(orders).toHaveLength(1);
    });

    it.each(withoutEach(contract.order))('does without $path', async ({ data }) => {
      expect(await ordersOf(data)).toHaveLength(1);
    });

    it.each(withEach(contract.order, null))('takes null for $path', async ({ data }) => {
      expect(await ordersOf(data)).toHaveLength(1);
    });

    it('passes unknown words on, neutral and without a meaning', async () => {
      const orders = await ordersOf(contract.unknownWords.order);

      const text = JSON.stringify(orders);
      const statuses = orders.flatMap((order) => [
        ...order.public.statuses,
        ...order.internal.statuses,
        ...order.finance.statuses,
      ]);
      const strange = statuses.filter(({ word }) => contract.unknownWords.words.includes(word));
      for (const word of contract.unknownWords.words) expect(text).toContain(word);
      expect(strange.length).toBeGreaterThan(0);
      expect(strange.filter(({ tone, meaning }) => tone !== 'neutral' || meaning !== undefined)).toEqual([]);
    });

    it('survives very long texts', async () => {
      const { repeated = [] } = contract;
      const lengthen = (text: string) => (repeated.includes(text) ? text : `${text}${'x'.repeat(10_000)}`);
      const huge = mapped(contract.order, lengthen, Number);

      expect(await ordersOf(huge)).toHaveLength(1);
    });

    it.each([
      ['numbers', DIGITS_30],
      ['texts', `"${DIGITS_30}"`],
    ])('survives 30-digit %s for its numbers', async (_, written) => {
      const order = mapped(contract.order, String, () => '@number@');
      const body = JSON.stringify(reply(order)).replaceAll('"@number@"', written);

      const { orders } = await ask({ body, headers: { 'content-type': 'application/json' } });

      expectSound(orders, provider.id);
      expect(orders).toHaveLength(1);
    });

    it('keeps every digit of a 19-digit id, written as a number too', async () => {
      const id = '1234567890123456789';
      const text = JSON.stringify(reply(contract.order)).replaceAll(JSON.stringify(contract.id), id);

      const asked = contract.repeated?.includes(contract.id) ? id : undefined;
      const { orders } = await ask({ body: text, headers: { 'content-type': 'application/json' } }, { asked });

      expect(orders.map((order) => order.public.id)).toEqual([id]);
    });

    it('survives thousands of lines or orders', async () => {
      const { orders } = await ask({ body: reply(contract.largeReply) });

      expectSound(orders, provider.id);
      expect(orders.length).toBeGreaterThan(0);
    });

    it.each(ODDITIES)('is never broken by %j in any place', async (value) => {
      for (const { data } of withEach(contract.order, value)) await soundOrRefused(data);
    });
  });

  /** Another type in one place may make a reply unreadable; it may never make a defect. */
  async function soundOrRefused(order: Json): Promise<void> {
    const connected = connectTo({ body: reply(order) });
    const lookup = connected.lookup(queryOf(contract), toolsFor(connected));
    const orders = await lookup.catch(() => []);
    expectSound(orders, provider.id);
    if (orders.length === 0) expect((await expectFailure(lookup, secrets)).kind).toBe('bad_response');
  }

  describe(`${provider.label}: no order`, () => {
    it.each(Object.entries(contract.missing))('%s', async (_, answer) => {
      const { orders } = await ask(answer);

      expect(orders).toEqual([]);
    });

    it('has a case for every HTTP status under which the vendor reports a miss', () => {
      const statuses = Object.values(contract.missing).map(({ status = 200 }) => status);

      expect(new Set(statuses)).toEqual(new Set(contract.missesUnder ?? [200, 404]));
    });
  });

  describe(`${provider.label}: failures`, () => {
    const byStatus: [string, VendorReply, FailureKind][] = [
      ['401', { status: 401, body: 'Unauthorized' }, 'unauthorized'],
      ['403', { status: 403, body: 'Forbidden' }, 'forbidden'],
      ['429', { status: 429, headers: { 'retry-after': '7' }, body: {} }, 'rate_limited'],
      ['500', { status: 500, body: 'oops' }, 'unavailable'],
      ['503', { status: 503, body: '<html></html>' }, 'unavailable'],
      ['HTML under 200', { body: '<!doctype html><title>Sign in</title>' }, 'bad_response'],
      ['half a reply', { body: '{"data":', headers: { 'content-type': 'application/json' } }, 'bad_response'],
      ['a proxy page under 404', { status: 404, body: '<html>no such host</html>' }, 'bad_response'],
    ];
    it.each(byStatus)('%s', async (_, answer, kind) => {
      expect((await failure(answer)).kind).toBe(kind);
    });

    it('carries how long the vendor asked us to wait', async () => {
      const { retryAfter } = await failure({ status: 429, headers: { 'retry-after': '7' }, body: {} });

      expect(retryAfter).toBe(7000);
    });

    it.each([
      { message: 'no Route matched with those values' },
      { message: 'Not Found' },
      { timestamp: '2026-03-01T10:00:00Z', status: 404, error: 'Not Found', path: '/orders' },
      {},
      '',
    ])("never takes a gateway's 404 for a missing order: %j", async (body) => {
      const { kind, hint } = await failure({ status: 404, body });

      expect({ kind, hint }).toEqual({ kind: 'bad_response', hint: 'check_base_url' });
    });

    it.each([400, 422, 500])("never takes a gateway's %d for a missing order", async (status) => {
      const { status: told } = await failure({ status, body: { message: 'Not Found' } });

      expect(told).toBe(status);
    });

    it.each(Object.entries(contract.refused))('%s', async (_, { reply: answer, kind }) => {
      expect((await failure(answer)).kind).toBe(kind);
    });

    it.each([...NO_ORDER_AT_ALL, ...(contract.wrongShapes ?? [])].map((body) => [body]))(
      'never takes %j for an answer',
      async (body) => {
        const headers = { 'content-type': 'application/json' };
        const { kind } = await failure({ body: JSON.stringify(body), headers });

        expect(kind).toBe('bad_response');
      },
    );

    it('repeats no secret that the vendor repeats', async () => {
      await failure(contract.refusal(`invalid credentials: ${secrets.join(', ')}`));
    });

    it.each([400, 401, 403, 429, 500])('repeats no secret that the vendor repeats under %d', async (status) => {
      await failure({ ...contract.refusal(`invalid credentials: ${secrets.join(', ')}`), status });
    });

    it('bounds what the vendor says', async () => {
      const { message, code = '' } = await failure(contract.refusal('no '.repeat(100_000)));

      expect(message.length).toBeLessThanOrEqual(200);
      expect(code.length).toBeLessThanOrEqual(64);
    });
  });

  describe(`${provider.label}: a bad connection`, () => {
    const started: StandIn[] = [];
    afterEach(async () => {
      for (const vendor of started.splice(0)) await vendor.close();
    });

    async function failureOn(answer: VendorReply, settings: ToolSettings = {}) {
      const vendor = await startVendor([...otherCalls(), { ...call, reply: answer }]);
      started.push(vendor);
      const connected = provider.connect({ ...env, [contract.baseUrl]: vendor.url });
      return expectFailure(connected.lookup(queryOf(contract), toolsFor(connected, settings)), secrets);
    }

    it('a dropped one is no missing order', async () => {
      expect((await failureOn({ fault: 'drop' })).kind).toBe('unreachable');
    });

    it('a vendor that never answers ends in a timeout', async () => {
      expect((await failureOn({ fault: 'hang' }, { deadline: 300 })).kind).toBe('timeout');
    });

    it('nobody listening is no missing order', async () => {
      const vendor = await startVendor([]);
      await vendor.close();
      const connected = provider.connect({ ...env, [contract.baseUrl]: vendor.url });

      const { kind } = await expectFailure(connected.lookup(queryOf(contract), toolsFor(connected)), secrets);

      expect(kind).toBe('unreachable');
    });
  });
}

function queryOf({ provider, env, identifier }: ProviderContract): Query {
  const [query] = provider.connect(env).plan(identifier);
  return query ?? expect.fail('the typical identifier is not planned');
}
