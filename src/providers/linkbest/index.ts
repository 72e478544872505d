import { ourBug, ProviderError } from '../../core/failure/failure.ts';
import type { Order } from '../../core/order/order.ts';
import { defineProvider, type Query, type Tools } from '../../core/provider/provider.ts';
import { NEEDS, plan } from './plan.ts';
import { failureOf, isAbsent, isMiss, type LinkBestReply, replyIn } from './reply.ts';
import { type LinkBestSettings, linkBestSettings, signatureVariants } from './settings.ts';
import { orderRequest } from './sign.ts';
import { linkbestWebhook } from './webhook.ts';

/** developers.linkbest.com/partner-integration/apis/110: one order of one program. */
export const linkbest = defineProvider({
  id: 'linkbest',
  label: 'LinkBest',
  needs: NEEDS,
  settings: linkBestSettings,
  limits: { perSecond: 2, atOnce: 2 },
  warnings: ({ LINKBEST_PROGRAM_IDS }) => (LINKBEST_PROGRAM_IDS.length > 0 ? [] : [NO_PROGRAMS]),
  secrets: ['LINKBEST_APP_SECRET', 'LINKBEST_APP_KEY'],
  webhook: { secret: 'LINKBEST_WEBHOOK_TOKEN', format: linkbestWebhook },
  variants: signatureVariants().map((variant) => ({ ...variant })),
  plan,
  lookup,
});

const NO_PROGRAMS = 'LINKBEST_PROGRAM_IDS is not set: people must name the program of an order (program=61, or 61/ORDER)';
/** A server that refuses a signature may repeat its own. */
const DIGEST = /\b[0-9a-f]{32}\b/gi;

async function lookup({ value, with: terms }: Query, settings: LinkBestSettings, tools: Tools): Promise<readonly Order[]> {
  const programId = terms?.program;
  if (!programId) throw ourBug('An order was asked for without its program');
  const request = { ...orderRequest(settings, { OrderSn: value, ProgramId: programId }, tools.now()), absent: isAbsent };
  const reply = await tools.json(request, replyIn(settings.LINKBEST_TIME_ZONE));
  const orders = reply ? ordersOf(reply) : [];
  for (const order of orders) checkIdentity(order, value, programId);
  return orders;
}

/**
 * A number may be an order's own, its parent's or a line's. Throws ProviderError where the reply names others only, or
 * another program: it is the answer to another question.
 */
function checkIdentity({ public: { id, references }, internal }: Order, orderSn: string, programId: string): void {
  const parents = references.filter(({ name }) => name === 'parent').map(({ value }) => value);
  const lines = (internal.lineFacts ?? []).flat().filter(({ name }) => name === 'line_order');
  const isAsked = [id, ...parents, ...lines.map(({ value }) => value)].some((number) => isSame(number, orderSn));
  const program = internal.facts.find(({ name }) => name === 'program_id')?.value ?? programId;
  if ((id !== '' && !isAsked) || !isSame(program, programId))
    throw new ProviderError('bad_response', 'LinkBest answered with another order or program than was asked for');
}

function isSame(a: string, b: string): boolean {
  return a.trim().toLowerCase() === b.trim().toLowerCase();
}

function ordersOf(reply: LinkBestReply): readonly Order[] {
  if (reply.kind === 'answered') return reply.data;
  if (isMiss(reply.code, reply.message)) return [];
  const [kind, hint] = failureOf(reply.code, reply.message);
  throw new ProviderError(kind, reply.message.replace(DIGEST, '…'), { code: reply.code, hint });
}
