import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { StandIn } from '../../../sandbox/vendors/standin.ts';
import { BUYER, TUYA_CASES, TUYA_EXPECTED, TUYA_SELLER, type TuyaCase } from '../../../sandbox/vendors/tuya/index.ts';
import { ProviderError } from '../../../src/core/failure/failure.ts';
import type { Order } from '../../../src/core/order/order.ts';
import { sign } from '../../../src/providers/tuya/client/sign.ts';
import { tuya } from '../../../src/providers/tuya/index.ts';
import { createGuard } from '../../../src/upstream/guard.ts';
import { createDispatcher } from '../../../src/upstream/http/dispatcher.ts';
import { createJson } from '../../../src/upstream/http/http.ts';
import { toolsFor } from '../../providers/kit/tools.ts';
import { startVendor } from '../../providers/tuya/scripted.ts';
import { findIdentifiers } from '../../support/identifiers.ts';

/** What becomes of a text that somebody types: the orders, or in one word why there are none. */
async function type(vendor: StandIn, text: string, env: Readonly<Record<string, string>> = {}) {
  const connected = tuya.connect({ ...vendor.env, ...env });
  const [query] = findIdentifiers(text, { asked: true }).flatMap((identifier) => connected.plan(identifier));
  if (!query) return 'not planned';
  if (query.needs) return 'needs';
  const tools = toolsFor(connected, { now: Date.now, deadline: text === TUYA_CASES.hanging ? 300 : 60_000 });
  try {
    const orders = await connected.lookup(query, tools);
    return orders.length === 0 ? 'missing' : orders;
  } catch (error) {
    return error instanceof ProviderError ? (error.needs ? 'needs' : error.kind) : error;
  }
}

function stageOf(told: unknown): unknown {
  const orders = Array.isArray(told) ? (told as readonly Order[]) : [];
  return orders[0] ? orders[0].public.stage : told;
}

describe('the stand-in for Tuya: its cases', () => {
  it.each<[TuyaCase, string]>([
    ['paid', 'paid'],
    ['shipped', 'shipped'],
    ['cancelled', 'cancelled'],
    ['refunded', 'refunded'],
    ['unknownWords', 'unknown'],
    ['pending', 'pending'],
    ['partlyRefunded', 'paid'],
    ['paymentFailed', 'failed'],
    ['severalPages', 'paid'],
    ['tooManyOrders', 'paid'],
    ['tokenExpired', 'paid'],
    ['slow', 'paid'],
    ['byNumberAlone', 'shipped'],
  ])('%s is an order that is %s', async (name, stage) => {
    const vendor = await startVendor({ slow: 10 });

    expect(stageOf(await type(vendor, TUYA_CASES[name]))).toBe(stage);
  });

  it.each(Object.entries(TUYA_EXPECTED))('%s ends in %s', async (name, expected) => {
    const vendor = await startVendor();

    expect(await type(vendor, TUYA_CASES[name as TuyaCase])).toBe(expected);
  });

  it('has each case in one of the two tables', async () => {
    const vendor = await startVendor({ slow: 10 });
    const others = Object.entries(TUYA_CASES).filter(([name]) => !(name in TUYA_EXPECTED));

    for (const [, text] of others) expect(await type(vendor, text)).toBeInstanceOf(Array);
  });

  it.each([
    ['tuya:TM-1001', 'paid'],
    ['tuya:TM-1002', 'shipped'],
    ['tuya:TM-1004', 'refunded'],
    ['tuya:TM-1006', 'pending'],
    ['tuya:TM-4040', 'missing'],
  ])('%s is %s to its seller', async (text, stage) => {
    const vendor = await startVendor();

    expect(stageOf(await type(vendor, text, TUYA_SELLER))).toBe(stage);
    expect(vendor.requests.at(-1)?.path).toContain('/v1.0/sellercenter/order/');
  });

  it('a token that has just ended has ended again the next time', async () => {
    const vendor = await startVendor();
    const told = [await type(vendor, TUYA_CASES.tokenExpired), await type(vendor, TUYA_CASES.tokenExpired)];

    expect(told.map(stageOf)).toEqual(['paid', 'paid']);
  });

  it('shows an order to its own buyer only', async () => {
    const vendor = await startVendor();

    expect(await type(vendor, 'tuya:TM-1001 user=somebody-else1')).toBe('missing');
  });

  it('a quota that is used up is left alone from then on', async () => {
    const vendor = await startVendor();
    const provider = tuya.connect(vendor.env);
    const guard = createGuard(provider, { json: createJson({ provider, dispatcher: createDispatcher() }) });
    const query = { by: 'order', value: 'TM-2009', with: { user: BUYER } };
    await expect(guard.load(query, 'en')).rejects.toMatchObject({ kind: 'quota', code: '28841004' });
    const sent = vendor.requests.length;

    await expect(guard.load({ ...query, value: 'TM-1001' }, 'en')).rejects.toMatchObject({ kind: 'quota' });

    expect(vendor.requests).toHaveLength(sent);
  });
});

describe('the stand-in for Tuya: who may come in', () => {
  const PATH = '/v1.0/token';
  const CREDENTIALS = { clientId: '1KAD46OrT9HafiKdsXeg', secret: '4OHBOnWOqaEC1mWXOpVL3yV50s0qGSRC' };

  /** The headers of a good token call, some of them different. */
  function headers(more: Readonly<Record<string, string>> = {}, t = Date.now()): Record<string, string> {
    const nonce = randomUUID();
    const signature = sign({ method: 'GET', path: PATH, query: { grant_type: '1' } }, { ...CREDENTIALS, t, nonce });
    return { client_id: CREDENTIALS.clientId, sign_method: 'HMAC-SHA256', t: String(t), nonce, sign: signature, ...more };
  }

  async function codeOf(vendor: StandIn, sent: Record<string, string>, path = `${PATH}?grant_type=1`): Promise<unknown> {
    const reply: unknown = await (await fetch(`${vendor.url}${path}`, { headers: sent })).json();
    return typeof reply === 'object' && reply !== null && 'code' in reply ? reply.code : undefined;
  }

  it('lets a good one in, and the same one only once', async () => {
    const vendor = await startVendor();
    const sent = headers();

    expect([await codeOf(vendor, sent), await codeOf(vendor, sent)]).toEqual([undefined, 1113]);
  });

  it.each([
    ['another client', { client_id: 'somebody' }, 1005],
    ['another method of signing', { sign_method: 'MD5' }, 1105],
    ['another signature', { sign: 'F'.repeat(64) }, 1004],
    ['a token in the signature of the token call', { access_token: 'x' }, 1004],
  ])('%s', async (_, more, code) => {
    expect(await codeOf(await startVendor(), headers(more))).toBe(code);
  });

  // A second on its way must not bring a clock that is ahead back into the tolerance of 300.
  it.each([-301_000, 330_000])('a time that is %d ms off', async (off) => {
    expect(await codeOf(await startVendor(), headers({}, Date.now() + off))).toBe(1013);
  });

  it('a signature for another path', async () => {
    expect(await codeOf(await startVendor(), headers(), `${PATH}?grant_type=2`)).toBe(1004);
  });

  it('repeats its token with the life that is left', async () => {
    let now = Date.now();
    const vendor = await startVendor({ now: () => now });
    const told: unknown[] = [];

    for (const passed of [0, 991_000]) {
      now += passed;
      const reply: unknown = await (await fetch(`${vendor.url}${PATH}?grant_type=1`, { headers: headers({}, now) })).json();
      told.push(reply);
    }

    expect(told).toMatchObject([{ result: { expire_time: 7200 } }, { result: { expire_time: 6209 } }]);
    expect(new Set(told.map((reply) => JSON.stringify(reply).match(/"access_token":"(\w+)"/)?.[1])).size).toBe(1);
  });
});
