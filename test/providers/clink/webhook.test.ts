import { describe, expect, it } from 'vitest';
import { connectWebhook, type WebhookHead } from '../../../src/core/provider/webhook.ts';
import { clinkWebhook, signClink } from '../../../src/providers/clink/webhook.ts';

const SECRET = 'whsec_test_secret';
const NOW = 1_750_062_041_000;
const BODY =
  '{"id":"event_test_1","object":"event","created":1750062041000,"type":"order.succeeded","data":{"object":{"orderId":"order_abc123","status":"success","amountTotal":9.99,"paymentCurrency":"USD"}}}';
const SIGNATURE = 'fef9f7e8d237c207c6fdb8f23e9b2fe3ac6a78cd4dd6d1eee7ef899261f57abb';
const webhook = connectWebhook(clinkWebhook, SECRET);

function headOf(timestamp: string, signature: string, more: Record<string, string> = {}): WebhookHead {
  return {
    headers: { 'x-clink-timestamp': timestamp, 'x-clink-signature': signature, ...more },
    query: new URLSearchParams(),
  };
}

function isAccepted(head: WebhookHead, body = BODY, now = NOW): boolean {
  return webhook.isPlausible(head, now) && webhook.isAuthentic(head, Buffer.from(body));
}

it('clink webhook: the computed vector is accepted', () => {
  expect(signClink(SECRET, String(NOW), BODY)).toBe(SIGNATURE);
  expect(isAccepted(headOf(String(NOW), SIGNATURE, { 'x-clink-signtype': 'SHA256' }))).toBe(true);
});

it.each([
  ['in seconds', '1750062041', true],
  ['300 s old', '1750061741', true],
  ['300 s ahead', '1750062341', true],
  ['301 s old', '1750061740', false],
  ['301 s ahead', '1750062342', false],
  ['301 s old, in milliseconds', '1750061740000', false],
  ['negative', '-1750062041', false],
  ['no number', 'NaN', false],
  ['a fraction', '1750062041.0', false],
  ['in hexadecimal', '0x684ffd99', false],
  ['in other digits', '١٧٥٠٠٦٢٠٤١', false],
  ['with a blank', ' 1750062041', false],
  ['in microseconds', '1750062041000000', false],
  ['empty', '', false],
])('clink webhook: a correctly signed timestamp %s (%s) is accepted: %s', (_name, timestamp, accepted) => {
  expect(isAccepted(headOf(timestamp, signClink(SECRET, timestamp, BODY)))).toBe(accepted);
});

it.each([
  ['of another secret', headOf(String(NOW), signClink('whsec_other_secret', String(NOW), BODY))],
  ['in upper case', headOf(String(NOW), SIGNATURE.toUpperCase())],
  ['that is cut', headOf(String(NOW), SIGNATURE.slice(0, -1))],
  ['sent twice', headOf(String(NOW), `${SIGNATURE}, ${SIGNATURE}`)],
  ['of another time', headOf(String(NOW + 1), SIGNATURE)],
  ['of another type', headOf(String(NOW), SIGNATURE, { 'x-clink-signtype': 'MD5' })],
  ['left out', { headers: { 'x-clink-timestamp': String(NOW) }, query: new URLSearchParams() }],
])('clink webhook: a signature %s is refused', (_name, head) => {
  expect(isAccepted(head)).toBe(false);
});

it('clink webhook: both secrets count while one replaces the other', () => {
  const rotating = connectWebhook(clinkWebhook, `whsec_new_secret, ${SECRET}`);

  expect(rotating.isAuthentic(headOf(String(NOW), SIGNATURE), Buffer.from(BODY))).toBe(true);
});

describe('an event of Clink', () => {
  const read = (event: unknown) => webhook.read(headOf('', ''), JSON.stringify(event));
  const event = (type: string, data: unknown) => ({ id: 'event_1', object: 'event', created: NOW, type, data });

  it.each([
    ['order.succeeded', { orderId: 'order_1', merchantReferenceId: 'SHOP-1' }, ['order_1', 'SHOP-1'], undefined],
    ['refund.failed', { refundId: 'rfd_1', orderId: 'order_1' }, ['order_1', 'rfd_1'], 'refund'],
    ['refund.succeeded', { refundId: 'rfd_1', orderId: 'order_1' }, ['order_1', 'rfd_1'], undefined],
    ['dispute.created', { disputeId: 'dsp_1', orderId: 'order_1', status: 1 }, ['order_1', 'dsp_1'], 'dispute'],
    ['dispute.lost', { disputeId: 'dsp_1', orderId: 'order_1', status: 4 }, ['order_1', 'dsp_1'], undefined],
    ['invoice.paid', { id: 'inv_1', subscriptionId: 'sub_1', orderId: 'order_1' }, ['inv_1', 'order_1', 'sub_1'], undefined],
    ['subscription.updated.plan_changed', { subscriptionId: 'sub_1', customerId: 'cus_1' }, ['sub_1', 'cus_1'], undefined],
    ['session.complete', { sessionId: 'sess_1', customer: { customerId: 'cus_1' } }, ['sess_1', 'cus_1'], undefined],
  ])('%s leads to its references', (type, resource, references, notice) => {
    const inObject = read(event(type, { object: resource }));
    const older = read(event(type, resource));

    expect(inObject).toMatchObject({ id: 'event_1', topic: type.split('.')[0], references });
    expect(inObject?.notice).toBe(notice);
    expect(older).toEqual(inObject);
  });

  it.each(['payment_method.added', 'customer.verify', 'risk_rule.updated', 'agent_thing.done', 'orders.succeeded', 'order', ''])(
    '%j is none whose orders are known',
    (type) => {
      expect(read(event(type, { object: { orderId: 'order_1' } }))).toEqual({ id: 'event_1', topic: 'other', references: [] });
    },
  );

  it.each([
    ['words for nothing', { orderId: 'null', merchantReferenceId: ' ', invoiceId: null }],
    ['other types', { orderId: { a: 1 }, merchantReferenceId: ['x'], invoiceId: true }],
    ['a page of text', { orderId: 'x'.repeat(300) }],
  ])('has no references that are %s', (_name, resource) => {
    expect(read(event('order.failed', { object: resource }))?.references).toEqual([]);
  });

  it.each([
    ['no object', 'text'],
    ['a list', []],
    ['without an id', { object: 'event', type: 'order.created', data: {} }],
    ['with a number as id', { id: 1, object: 'event', type: 'order.created', data: {} }],
    ['without a type', { id: 'event_1', object: 'event', data: {} }],
    ['no event', { id: 'cus_1', object: 'customer', type: 'order.created', data: {} }],
  ])('cannot be read when it is %s', (_name, body) => {
    expect(read(body)).toBeUndefined();
  });

  it('cannot be read when it is no JSON, or nested without end', () => {
    const nested = `${'{"id":"event_1","object":"event","type":"order.created","data":'}${'['.repeat(100_000)}${']'.repeat(100_000)}}`;

    expect(webhook.read(headOf('', ''), '{')).toBeUndefined();
    expect(webhook.read(headOf('', ''), nested)?.references ?? []).toEqual([]);
  });
});
