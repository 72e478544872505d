import { createHmac } from 'node:crypto';
import type { WebhookEvent, WebhookFormat, WebhookHead, WebhookNotice, WebhookTopic } from '../../core/provider/webhook.ts';
import { isRecord } from '../field.ts';
import { isSameText, readIds } from '../webhook.ts';

/** Seconds between Clink's clock and ours, in either direction. */
const TOLERANCE_SECONDS = 300;
const SIGNATURE = /^[0-9a-f]{64}$/;
const SECONDS = /^\d{10}$/;
const MILLISECONDS = /^\d{13}$/;
const MAX_EVENT_ID = 256;

/** Resources whose events change what an order's card shows; the first part of an event's type. */
const TOPICS: readonly WebhookTopic[] = ['order', 'refund', 'dispute', 'invoice', 'subscription', 'session'];
const NOTICES: ReadonlyMap<string, WebhookNotice> = new Map([
  ['dispute.created', 'dispute'],
  ['refund.failed', 'refund'],
]);
/** The order of a notice is named in a channel, so it must be what it says it is. */
const ORDER_ID = /^ord(?:er)?_[A-Za-z0-9_-]{1,64}$/;
/** Names of the fields that hold ids, in any resource. */
const ID_FIELDS = [
  'orderId',
  'merchantReferenceId',
  'merchantReference',
  'refundMerchantOrderId',
  'invoiceId',
  'subscriptionId',
  'refundId',
  'disputeId',
  'sessionId',
  'customerId',
] as const;

/** docs.clinkbill.com/integration: a signature over time and body; up to ten deliveries of an event, in any order. */
export const clinkWebhook: WebhookFormat = {
  isPlausible: (head, _secrets, now) => {
    const { signature, timestamp, signType } = claimOf(head);
    const isSha256 = signType === undefined || signType.toUpperCase() === 'SHA256';
    return isSha256 && SIGNATURE.test(signature) && isRecent(timestamp, now);
  },
  isAuthentic: (head, body, secrets) => {
    const { signature, timestamp } = claimOf(head);
    return secrets.some((secret) => isSameText(signature, signClink(secret, timestamp, body)));
  },
  read: (_head, body) => readEvent(body),
  isTokenInAddress: false,
  replies: { received: '', repeated: '' },
};

/** Lower-case hex HMAC-SHA256 of time, a dot and the body as it was sent. */
export function signClink(secret: string, timestamp: string, body: string | Uint8Array): string {
  return createHmac('sha256', secret).update(`${timestamp}.`).update(body).digest('hex');
}

function claimOf({ headers }: WebhookHead) {
  const signType = headers['x-clink-signtype'];
  return {
    signature: textOf(headers['x-clink-signature']),
    timestamp: textOf(headers['x-clink-timestamp']),
    signType: signType === undefined ? undefined : textOf(signType),
  };
}

function textOf(header: WebhookHead['headers'][string]): string {
  return typeof header === 'string' ? header : '';
}

/** The time is in seconds or in milliseconds. */
function isRecent(timestamp: string, now: number): boolean {
  if (!SECONDS.test(timestamp) && !MILLISECONDS.test(timestamp)) return false;
  const seconds = SECONDS.test(timestamp) ? Number(timestamp) : Number(timestamp) / 1000;
  return Math.abs(now / 1000 - seconds) <= TOLERANCE_SECONDS;
}

/** `{id, object: "event", created, type, data: {object}}`; older events have the resource in `data` itself. */
function readEvent(body: string): WebhookEvent | undefined {
  const event = parse(body);
  if (!isRecord(event) || (event.object !== undefined && event.object !== 'event')) return undefined;
  const { id, type } = event;
  if (typeof id !== 'string' || id === '' || id.length > MAX_EVENT_ID || typeof type !== 'string') return undefined;
  const data = isRecord(event.data) ? event.data : {};
  const resource = isRecord(data.object) ? data.object : data;
  const topic = TOPICS.find((one) => type.startsWith(`${one}.`)) ?? 'other';
  if (topic === 'other') return { id, topic, references: [] };
  return { id, topic, references: referencesOf(resource), order: orderOf(resource), notice: NOTICES.get(type) };
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

function orderOf({ orderId }: Readonly<Record<string, unknown>>): string | undefined {
  return readIds([orderId]).find((id) => ORDER_ID.test(id));
}

/** A resource's own id may be named `id`; a session holds its customer as an object. */
function referencesOf(resource: Readonly<Record<string, unknown>>): readonly string[] {
  const customer = isRecord(resource.customer) ? resource.customer.customerId : undefined;
  return readIds([resource.id, ...ID_FIELDS.map((name) => resource[name]), customer]);
}
