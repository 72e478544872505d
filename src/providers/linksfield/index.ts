import * as z from 'zod';
import type { Language } from '../../core/language.ts';
import type { Order } from '../../core/order/order.ts';
import { defineProvider, type HttpRequest, type Query, type Tools } from '../../core/provider/provider.ts';
import { baseUrl } from '../setting.ts';
import { ORDER_ID, plan } from './plan.ts';
import { isAbsent, isMiss, refusal } from './refusal.ts';
import { AMOUNT_UNITS, REPLY, type Reply } from './schema.ts';
import { sign } from './sign.ts';
import { CAVEATS } from './words.ts';

const ACCEPT_LANGUAGE: Readonly<Record<Language, string>> = { en: 'en-US', zh: 'zh-CN' };
/** Which of the ids was ignored: the only remark of a success that the page documents. */
const DOCUMENTED_REMARK =
  /^'(?:order_id|purchase_order_id|sim_id|ICCID)'(?: and '(?:order_id|purchase_order_id|sim_id|ICCID)')? (?:was|were) ignored because '(?:order_id|purchase_order_id|sim_id|ICCID)' was provided\.?$/;
/** Messages of a success that carry no information. */
const NO_REMARK = /^(s|ok|success|successful|successfully|成功|操作成功)[.!。]?$/i;

const settings = z.object({
  LINKSFIELD_PARTNER_CODE: z
    .string()
    .min(1, 'must not be empty')
    .describe('Partner code; it is the only credential, so treat it as a secret.'),
  LINKSFIELD_BASE_URL: baseUrl('https://wx.linksfield.net/topup'),
  LINKSFIELD_VERSION: z.string().min(1, 'must not be empty').default('3.0').describe('Version of the interface.'),
  LINKSFIELD_AMOUNT_UNIT: z
    .enum(AMOUNT_UNITS, { error: `must be one of ${AMOUNT_UNITS.join(', ')}` })
    .default('minor')
    .describe('Unit of `total_amount`, which is documented nowhere: `minor` (cents) or `major`.'),
});
type Settings = z.infer<typeof settings>;

/** Linksfield Mall, query order details (developer-en.apifox.cn/api-478003240). */
export const linksfield = defineProvider({
  id: 'linksfield',
  label: 'Linksfield',
  ids: [{ pattern: ORDER_ID, inAlerts: true, normalize: (id) => id.toUpperCase() }],
  knowsSims: true,
  caveats: CAVEATS,
  settings,
  limits: { perSecond: 5, atOnce: 3 },
  secrets: ['LINKSFIELD_PARTNER_CODE'],
  plan,
  async lookup(query, settings, tools) {
    const reply = await ask(query, settings, tools);
    if (reply === undefined) return [];
    if (reply.kind === 'orders') {
      const message = reply.message?.replaceAll(settings.LINKSFIELD_PARTNER_CODE, '…');
      const free = freeText(message);
      if (message !== undefined && DOCUMENTED_REMARK.test(message)) tools.remark({ kind: 'vendor', text: message });
      if (reply.unreadable > 0) tools.remark({ kind: 'unreadable', count: reply.unreadable });
      return reply.orders.map((order) => withMessage(withIccid(order, query), free));
    }
    const error = refusal(reply.code, reply.message);
    if (error) throw error;
    return [];
  },
});

/** Undefined: the vendor knows no such order. */
async function ask(query: Query, settings: Settings, tools: Tools): Promise<Reply | undefined> {
  try {
    return await tools.json(requestFor(query, settings, tools.language), REPLY[settings.LINKSFIELD_AMOUNT_UNIT]);
  } catch (error) {
    if (isMiss(error)) return undefined;
    throw error;
  }
}

function requestFor({ by, value }: Query, settings: Settings, language: Language): HttpRequest {
  const parameters = { [by]: value, version: settings.LINKSFIELD_VERSION, partnerCode: settings.LINKSFIELD_PARTNER_CODE };
  return {
    path: '/mall/order',
    query: { ...parameters, sign: sign(parameters) },
    headers: { 'Accept-Language': ACCEPT_LANGUAGE[language], 'Content-Type': 'application/json' },
    absent: isAbsent,
  };
}

/** A success's message that the page does not document. It may be about a person. */
function freeText(message: string | undefined): string | undefined {
  return message === undefined || NO_REMARK.test(message) || DOCUMENTED_REMARK.test(message) ? undefined : message;
}

function withMessage(order: Order, message: string | undefined): Order {
  if (message === undefined) return order;
  const free = [...order.personal.free, { key: 'message', value: message }];
  return { ...order, personal: { ...order.personal, free } };
}

/** A reply that names no card is about the one that was asked for. */
function withIccid(order: Order, { by, value }: Query): Order {
  const iccid = order.public.iccid ?? (by === 'sim_id' ? value : undefined);
  return { ...order, public: { ...order.public, iccid } };
}
