import { expect } from 'vitest';
import type { Order } from '../../../src/core/order/order.ts';
import { visible } from '../../../src/core/order/order.ts';
import type { Query } from '../../../src/core/provider/provider.ts';
import { answerCard } from '../../../src/slack/cards/answer/answer.ts';
import { compactCard } from '../../../src/slack/cards/channel/compact.ts';
import { detailsView } from '../../../src/slack/cards/views/details.ts';
import { financeView, personalView } from '../../../src/slack/cards/views/reveal.ts';
import { contextOf, finding, found, reportOf } from '../../support/cards.ts';
import clink from '../clink/full.json' with { type: 'json' };
import linkbest from '../linkbest/full.json' with { type: 'json' };
import linksfield from '../linksfield/full.json' with { type: 'json' };
import tuya from '../tuya/full.json' with { type: 'json' };
import token from '../tuya/recorded/token.json' with { type: 'json' };
import type { Exchange, MockVendor } from './exchange.ts';
import { registered } from './registered.ts';
import { toolsFor } from './tools.ts';
import type { Json } from './variation.ts';

/** A reply in which every field that its vendor documents is set, and how the provider is asked for it. */
interface FullReply {
  readonly provider: string;
  readonly env: Readonly<Record<string, string>>;
  readonly query: Query;
  readonly exchanges: readonly Exchange[];
  /** What the page of the vendor documents, without the envelope that replies share. */
  readonly data: Json;
}

const TUYA_ENV = {
  TUYA_CLIENT_ID: 'id',
  TUYA_CLIENT_SECRET: 'secret',
  TUYA_MALL_CODE: 'MALL_T1',
  TUYA_SHOP_CODE: 'SHOP_T1',
  TUYA_BASE_URL: 'https://tuya.example',
};
const CLINK_ENV = { CLINK_API_KEY: 'sk_test_9vKq27LmXw3R', CLINK_BASE_URL: 'https://clink.example/api' };
const LINKBEST_ENV = { LINKBEST_APP_KEY: 'key', LINKBEST_APP_SECRET: 'secret', LINKBEST_BASE_URL: 'https://linkbest.example' };
const LINKBEST_PATH = '/key/linkbest.open-service.orders.detail.get';

/** By the headings of docs/vendor-fields.md. */
export const FULL_REPLIES: Readonly<Record<string, FullReply>> = {
  'Linksfield: order': {
    provider: 'linksfield',
    env: { LINKSFIELD_PARTNER_CODE: 'P000270', LINKSFIELD_BASE_URL: 'https://linksfield.example' },
    query: { by: 'order_id', value: 'CU-FULL0RDER0001' },
    exchanges: [{ method: 'GET', path: '/mall/order', reply: { body: linksfield.order } }],
    data: linksfield.order,
  },
  "Tuya: buyer's order": tuyaReply(
    { by: 'order', value: 'TY-FULL-1', with: { user: 'ay-77' } },
    'mall/plugin',
    tuya["buyer's order"],
  ),
  "Tuya: seller's order": tuyaReply({ by: 'seller', value: 'TY-FULL-2' }, 'sellercenter', tuya["seller's order"]),
  'LinkBest: order': {
    provider: 'linkbest',
    env: LINKBEST_ENV,
    query: { by: 'order', value: 'LB-FULL-1', with: { program: '61' } },
    exchanges: [
      { method: 'POST', path: LINKBEST_PATH, reply: { body: { Status: 0, Message: 'success', Data: linkbest.order } } },
    ],
    data: linkbest.order,
  },
  'Clink: order': clinkReply('order', { '/order/order_full0001': clink.order }, clink.order),
  'Clink: refund': clinkReply(
    'refund',
    { '/refund/rfd_full0001': clink.refund, '/order/order_full0001': { orderId: 'order_full0001', status: 'success' } },
    clink.refund,
  ),
  'Clink: subscription': clinkReply('subscription', { '/subscription/sub_full0001': clink.subscription }, clink.subscription),
  'Clink: invoice': clinkReply('invoice', { '/subscription/invoice/inv_full0002': clink.invoice }, clink.invoice),
  'Clink: checkout session': clinkReply(
    'session',
    { '/checkout/session/sess_full0003': clink['checkout session'] },
    clink['checkout session'],
  ),
};

function tuyaReply(query: Query, view: string, data: Json): FullReply {
  const reply = { body: { success: true, t: 1588925778000, tid: 'x', result: data } };
  const exchanges: Exchange[] = [
    { method: 'GET', path: '/v1.0/token', reply: { body: token } },
    { method: 'GET', path: `/v1.0/${view}/order/${query.value}`, reply },
  ];
  return { provider: 'tuya', env: TUYA_ENV, query, exchanges, data };
}

function clinkReply(by: string, replies: Readonly<Record<string, Json>>, data: Json): FullReply {
  const exchanges = Object.entries(replies).map(
    ([path, found]): Exchange => ({ method: 'GET', path, reply: { body: { code: 200, msg: 'success', data: found } } }),
  );
  const list: Exchange = { method: 'GET', path: '/order', reply: { body: { code: 200, total: 0, rows: [] } }, optional: true };
  const value = Object.keys(replies)[0]?.split('/').at(-1) ?? '';
  return { provider: 'clink', env: CLINK_ENV, query: { by, value }, exchanges: [...exchanges, list], data };
}

/** The order that the provider makes of the reply. */
export async function readFull({ provider, env, query, exchanges }: FullReply, vendor: MockVendor): Promise<Order> {
  const variable = `${provider.toUpperCase()}_BASE_URL`;
  const baseUrl = vendor.at(env[variable] ?? '');
  const connected = registered(provider).connect({ ...env, [variable]: baseUrl });
  vendor.answers(baseUrl, exchanges);
  const [order] = await connected.lookup(query, toolsFor(connected));
  return order ?? expect.fail('no order');
}

/** Each place's whole text, as a person reads it. */
export function placesOf(order: Order): Readonly<Record<string, string>> {
  const context = contextOf();
  const identifier = { kind: 'order' as const, value: order.public.id, raw: order.public.id };
  const report = reportOf({ findings: [finding(identifier, { id: order.provider, label: order.provider }, found([order]))] });
  const buttons = { question: '', shown: false };
  return {
    channel: textOf(compactCard(report, buttons, context)),
    card: textOf(answerCard(report, buttons, context)),
    details: textOf(detailsView([visible(order, 'public', 'internal')], report, context)),
    'customer details': textOf(personalView([visible(order, 'public', 'personal')], context)),
    commission: textOf(financeView([visible(order, 'public', 'finance')], context)),
  };
}

function textOf(value: unknown): string {
  return stringsOf(value).join('\n').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}

function stringsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsOf) : [];
}

/** The names of all fields of a reply, lists as `name[]`, each with its value. */
export function fieldsOf(data: Json, path = ''): [string, Json][] {
  if (Array.isArray(data)) return data.flatMap((item: Json) => fieldsOf(item, `${path}[]`));
  if (typeof data !== 'object' || data === null) return [[path, data]];
  return Object.entries(data).flatMap(([name, value]) => fieldsOf(value, path === '' ? name : `${path}.${name}`));
}
