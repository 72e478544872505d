import { expect, it } from 'vitest';
import { withoutContacts } from '../../../src/core/contact-data.ts';
import { makeOrder } from '../../../src/core/order/make-order.ts';

it.each([
  ['call +1 555 0100 now', 'call … now'],
  ['call 555-625-1199 now', 'call … now'],
  ['call (555) 625-1199 now', 'call … now'],
  ['0151/234 56 789', '…'],
  ['0049.151.2345678', '…'],
  ['card 89852202209089971478', 'card …'],
  ['write to bob.norman@example.com today', 'write to …@… today'],
])('free text: contact data is removed from %s', (text, cleaned) => {
  expect(withoutContacts(text)).toBe(cleaned);
});

it.each(['Plan 10 GB, 30 days', 'Europe 2026-11-01 – 2026-12-01', '20261101', 'SKU-2044 v1.2.3', '5G 1000/500'])(
  'free text: %s is left unchanged',
  (text) => {
    expect(withoutContacts(text)).toBe(text);
  },
);

it('free text: only what is personal keeps contact data, in every field of an order', () => {
  const text = 'Bob bob@example.com +49 151 2345678 5556251199';
  const status = { name: 'order', word: text, tone: 'neutral' } as const;
  const event = { event: 'other', label: text, when: { kind: 'raw', text } } as const;

  const order = makeOrder({
    provider: 'acme',
    public: {
      id: text,
      stage: 'paid',
      title: text,
      statuses: [status],
      references: [{ name: 'merchant_reference', value: text }],
      timeline: [event],
      lines: [{ title: text, sku: text, options: text, status }],
    },
    internal: {
      statuses: [status],
      references: [{ name: 'invoice', value: text }],
      shipments: [{ company: text, number: text }],
      attempts: [{ channel: text, transaction: text, code: text, message: text }],
      lineFacts: [[{ name: 'promotion', value: text }]],
      failure: { code: text, message: text },
      facts: [
        { name: 'shop', value: text },
        { name: 'promotion', value: text },
      ],
    },
    finance: { statuses: [status], timeline: [event] },
    personal: { name: text, free: [{ key: 'note', value: text }] },
  });

  const { personal, ...others } = order;
  expect(JSON.stringify(others)).not.toMatch(/example|2345678|5556251199/);
  expect(personal).toMatchObject({ name: text, free: [{ key: 'note', value: text }] });
});
