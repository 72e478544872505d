import * as z from 'zod';
import { cleaned } from '../../core/failure.ts';
import type { Language } from '../../core/language.ts';
import type { Order } from '../../core/order.ts';
import { defineProvider, type HttpRequest, type Query, type Tools } from '../../core/provider.ts';
import { ORDER_ID, planned } from './plan.ts';
import { isAbsent, isMiss, refusal } from './refusal.ts';
import { AMOUNT_UNITS, REPLY, type Reply } from './schema.ts';
import { sign } from './sign.ts';
import { CAVEATS } from './words.ts';

const ACCEPT_LANGUAGE: Readonly<Record<Language, string>> = { en: 'en-US', zh: 'zh-CN' };
/** What a success says when it has nothing to say. */
const NO_REMARK = /^(s|ok|success|successful|successfully|成功|操作成功)[.!。]?$/i;

const OPEN = 'LINKSFIELD_BASE_URL is not https: the partner code, the only credential there is, travels readable for everybody';

const settings = z.object({
  LINKSFIELD_PARTNER_CODE: z.string().min(1, 'must not be empty'),
  LINKSFIELD_BASE_URL: z
    .url({ protocol: /^https?$/, error: 'must be a URL such as https://wx.linksfield.net/topup' })
    .default('https://wx.linksfield.net/topup'),
  LINKSFIELD_VERSION: z.string().min(1, 'must not be empty').default('3.0'),
  LINKSFIELD_AMOUNT_UNIT: z.enum(AMOUNT_UNITS, { error: `must be one of ${AMOUNT_UNITS.join(', ')}` }).default('minor'),
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
  baseUrl: ({ LINKSFIELD_BASE_URL }) => LINKSFIELD_BASE_URL.replace(/\/+$/, ''),
  secrets: ({ LINKSFIELD_PARTNER_CODE }) => [LINKSFIELD_PARTNER_CODE],
  warnings: ({ LINKSFIELD_BASE_URL }) => (isOpen(LINKSFIELD_BASE_URL) ? [OPEN] : []),
  plan: planned,
  async lookup(query, known, tools) {
    const reply = await ask(query, known, tools);
    if (reply === undefined) return [];
    if (reply.kind === 'orders') {
      const said = reply.message?.replaceAll(known.LINKSFIELD_PARTNER_CODE, '…');
      if (said !== undefined && !NO_REMARK.test(said)) tools.remark({ kind: 'vendor', text: cleaned(said) });
      return identified(reply.orders, query);
    }
    const error = refusal(reply.code, reply.message);
    if (error) throw error;
    return [];
  },
});

/** Plain http leaves the machine. */
function isOpen(address: string): boolean {
  const { protocol, hostname } = new URL(address);
  return protocol === 'http:' && !['localhost', '127.0.0.1', '[::1]'].includes(hostname);
}

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

/** An order without an id takes its purchase order's or the one it was asked by, numbered where several would share it: none is lost. */
function identified(orders: readonly Order[], { by, value }: Query): readonly Order[] {
  const given = new Map<string, number>();
  return orders.map((order) => {
    const iccid = order.public.iccid ?? (by === 'sim_id' ? value : undefined);
    const substitute = order.public.references[0]?.value ?? value;
    const count = (given.get(substitute) ?? 0) + 1;
    if (order.public.id === '') given.set(substitute, count);
    const id = order.public.id || (count === 1 ? substitute : `${substitute} (${count})`);
    return { ...order, public: { ...order.public, id, iccid } };
  });
}
