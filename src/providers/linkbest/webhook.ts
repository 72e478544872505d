import { createHash } from 'node:crypto';
import type { WebhookEvent, WebhookFormat, WebhookHead } from '../../core/provider/webhook.ts';
import { isRecord } from '../field.ts';
import { isSameText, readIds } from '../webhook.ts';

const BEARER = /^Bearer (\S+)$/i;
const NO_PARENT = '0';
const FORM = 'application/x-www-form-urlencoded';

/**
 * Order push 2.0 (developers.linkbest.com/partner-integration/apis/order-push2.0): one order in each POST, names of fields in
 * upper camel case. The reply is `1` for a new event, `0` for one that came before; `-1` would be "not received". The token
 * is part of the push address that LinkBest is given, so that no undocumented signature decides.
 */
export const linkbestWebhook: WebhookFormat = {
  isPlausible: (head, secrets) => secrets.some((secret) => isSameText(tokenOf(head), secret)),
  isAuthentic: () => true,
  read: readPush,
  isTokenInAddress: true,
  replies: { received: '1', repeated: '0' },
};

function tokenOf({ headers: { authorization }, query }: WebhookHead): string {
  const bearer = typeof authorization === 'string' ? BEARER.exec(authorization)?.[1] : undefined;
  return query.get('token') ?? bearer ?? '';
}

/** The push that LinkBest sends to test an address need not name an order. */
function readPush(head: WebhookHead, body: string): WebhookEvent | undefined {
  const push = fieldsOf(head, body);
  if (!push) return undefined;
  const [order] = readIds([push.OrderSn]);
  const references = readIds([push.OrderSn, push.ParentOrderSn, push.Id]).filter((id) => id !== NO_PARENT);
  // Its `Id` is the same for each state of an order, so that only the whole push names the event.
  return { id: createHash('sha256').update(body).digest('base64url'), topic: 'order', references, order };
}

/** A form or JSON. */
function fieldsOf({ headers }: WebhookHead, body: string): Readonly<Record<string, unknown>> | undefined {
  const type = headers['content-type'];
  if (typeof type === 'string' && type.toLowerCase().startsWith(FORM)) return Object.fromEntries(new URLSearchParams(body));
  try {
    const json: unknown = JSON.parse(body);
    return isRecord(json) ? json : undefined;
  } catch {
    return undefined;
  }
}
