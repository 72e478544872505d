import { describe, expect, it } from 'vitest';
import { visible } from '../../../src/core/order/order.ts';
import { ClinkOrder } from '../../../src/providers/clink/order.ts';
import recorded from './recorded/order.json' with { type: 'json' };

function read(change: Readonly<Record<string, unknown>> = {}) {
  return ClinkOrder.parse({ ...recorded.data, ...change });
}

describe('an order of Clink', () => {
  it('shows a channel its title, its stage and its reference', () => {
    const order = read();

    expect(order.public).toEqual({
      id: 'order_8Kd3mVq2Lx',
      title: 'Travel eSIM 5 GB',
      stage: 'paid',
      statuses: [{ name: 'order', word: 'success', meaning: 'success', tone: 'good' }],
      references: [{ name: 'merchant_reference', value: 'SHOP-7781' }],
      timeline: [
        { event: 'created', when: { kind: 'instant', at: 1754819711382 } },
        { event: 'paid', when: { kind: 'instant', at: 1754819744120 } },
      ],
      lines: [
        { title: 'Travel eSIM 5 GB', quantity: '1', image: 'https://shop.example/esim.png' },
        { title: 'Top-up 1 GB', quantity: '2' },
      ],
      attention: [],
    });
  });

  it('keeps amounts in the currency each of them has, and how it was paid, internal', () => {
    const { internal } = read();

    expect(internal).toMatchObject({
      total: { amount: '10.99', currency: 'USD', unitKnown: true },
      amounts: [{ name: 'subtotal', money: { amount: '9.99', currency: 'USD', unitKnown: true } }],
      linePrices: [
        { amount: '7.49', currency: 'EUR', unitKnown: true },
        { amount: '1.25', currency: 'USD', unitKnown: true },
      ],
      statuses: [{ name: 'risk', word: 'normal', meaning: 'normal', tone: 'good' }],
    });
    expect(internal.references).toEqual([
      { name: 'invoice', value: 'inv_5Hn2bWc8Rt' },
      { name: 'session', value: 'sess_3Lt6wKb7Fp' },
    ]);
    expect(internal.attempts).toEqual([
      { channel: 'NOVAPAY', transaction: 'np-000199', code: '05', message: 'Do not honour' },
      { channel: 'ORBITPAY', transaction: 'op-771200' },
    ]);
    expect(internal.facts).toEqual([
      { name: 'order_type', value: 'onetime' },
      { name: 'payment_method', value: 'CARD' },
      { name: 'card_scheme', value: 'visa' },
      { name: 'wallet', value: 'apple_pay' },
      { name: 'original_currency', value: 'EUR' },
      { name: 'product_id', value: 'prd_2Gv7kTe1Mu' },
      { name: 'price_id', value: 'price_6Bx3nQd9Wo' },
    ]);
  });

  it('lets only the personal part name the person', () => {
    const order = read();

    const rest = JSON.stringify(visible(order, 'public', 'internal', 'finance'));

    expect(order.personal).toEqual({
      customerId: 'cus_9Pf4sJz6Ya',
      email: 'linnea.marsh@example.com',
      cardLastFour: '4242',
      paymentInstrument: 'pi_4Rm8yCs5Dn',
      addresses: [],
      free: [
        { key: 'campaign', value: 'late summer' },
        { key: 'desk', value: '4' },
      ],
    });
    for (const secret of ['cus_9Pf4sJz6Ya', 'linnea', '4242', 'pi_4Rm8yCs5Dn', 'late summer']) expect(rest).not.toContain(secret);
  });

  it('shows a channel no figure, no way of payment and no risk word', () => {
    const order = read({ status: 'failed', riskLevel: 'high', failureCode: 'card_declined' });

    const text = JSON.stringify(visible(order, 'public'));

    for (const word of ['10.99', '7.49', 'USD', 'visa', 'NOVAPAY', 'high', 'card_declined']) expect(text).not.toContain(word);
  });

  it.each([
    ['success', 'paid', 'success', 'good', []],
    ['SUCCESS', 'paid', 'success', 'good', []],
    ['failed', 'failed', 'failed', 'bad', ['payment_failed']],
    ['requires_action', 'pending', 'requires_action', 'waiting', ['requires_action']],
    ['pending', 'pending', 'pending', 'waiting', []],
    ['created', 'pending', 'created', 'waiting', []],
    ['partial_refunded', 'paid', 'partially_refunded', 'neutral', ['partially_refunded']],
    ['refunded', 'refunded', 'refunded', 'neutral', ['refunded']],
    ['constructor', 'unknown', undefined, 'neutral', []],
  ])('reads the status %s', (word, stage, meaning, tone, attention) => {
    const order = read({ status: word });

    expect(order.public).toMatchObject({ stage, attention, statuses: [{ name: 'order', word, tone }] });
    expect(order.public.statuses[0]?.meaning).toBe(meaning);
  });

  it.each([
    ['normal', []],
    ['Low', []],
    ['null', []],
    [undefined, []],
    ['high', ['risk']],
    ['amber', ['risk']],
  ])('points the risk level %s out: %j', (riskLevel, attention) => {
    expect(read({ riskLevel }).public.attention).toEqual(attention);
  });

  it('takes the word null and blanks for nothing', () => {
    const order = read({
      merchantReferenceId: 'null',
      invoiceId: ' ',
      sessionId: 'null',
      customerEmail: '',
      priceDataList: null,
    });

    expect(order.public.references).toEqual([]);
    expect(order.public.lines).toEqual([]);
    expect(order.internal.references.map(({ name }) => name)).toEqual([]);
    expect(order.personal.email).toBe(undefined);
  });

  it.each([
    [1754819711382, { kind: 'instant', at: 1754819711382 }],
    ['1754819711382', { kind: 'instant', at: 1754819711382 }],
    [1754819711, { kind: 'instant', at: 1754819711000 }],
    ['2025-08-10T09:55:11.382Z', { kind: 'instant', at: 1754819711382 }],
    ['2025-08-10T17:55:11.382+08:00', { kind: 'instant', at: 1754819711382 }],
    ['yesterday', { kind: 'raw', text: 'yesterday' }],
    ['2025-08-10 09:55', { kind: 'raw', text: '2025-08-10 09:55' }],
  ])('reads the time %s', (createTime, when) => {
    const order = read({ createTime, paymentTime: 0 });

    expect(order.public.timeline).toEqual([{ event: 'created', when }]);
  });

  it.each(['failed', 'pending', 'under_review', null])(
    'does not call the time of an attempt a payment while the order is %s',
    (status) => {
      const order = read({ status, createTime: null });

      expect(order.public.timeline).toEqual([{ event: 'attempted', when: { kind: 'instant', at: 1754819744120 } }]);
    },
  );

  it("gives the failure in Clink's words, or in those of the payment channel", () => {
    const both = read({ status: 'failed', failureCode: 'card_declined', failureMessage: 'Declined' });
    const channel = read({ status: 'failed' });

    expect(both.internal.failure).toEqual({ code: 'card_declined', message: 'Declined' });
    expect(channel.internal.failure).toEqual({ code: '05', message: 'Do not honour' });
  });

  it('does not hold the refusal of an earlier attempt against a paid order', () => {
    expect(read().internal.failure).toBe(undefined);
  });

  it("keeps Clink's own failure of a paid order as an attempt", () => {
    const { internal } = read({ failureCode: 'card_declined', paymentExecutionDetails: [{ channelCode: 'NOVAPAY' }] });

    expect(internal.failure).toBe(undefined);
    expect(internal.attempts).toMatchObject([{ channel: 'NOVAPAY' }, { code: 'card_declined' }]);
  });

  it('names the bank that issued the card, and keeps the account of a wallet personal', () => {
    const wallet = { walletType: 'apple_pay', accountTag: 'l***@example.com' };

    const { internal, personal } = read({
      paymentMethod: { ...recorded.data.paymentMethod, issuerRegion: 'US', issuerBank: 'Northern Bank', wallet },
    });

    expect(internal.facts).toEqual(
      expect.arrayContaining([
        { name: 'issuer_region', value: 'US' },
        { name: 'issuer_bank', value: 'Northern Bank' },
        { name: 'wallet', value: 'apple_pay' },
      ]),
    );
    expect(personal.walletAccount).toBe('l***@example.com');
  });

  it.each([
    ['{"desk":"4","note":"null","nested":{"a":1}}', ['desk=4', 'nested={"a":1}']],
    ['not json', ['metadata=not json']],
    ['null', []],
    [{ vip: true, count: 3 }, ['vip=true', 'count=3']],
    [['a'], []],
    [null, []],
  ])('reads the metadata %j', (metadata, expected) => {
    expect(read({ metadata }).personal.free.map(({ key, value }) => `${key}=${value}`)).toEqual(expected);
  });

  it('goes by the id it was asked by when it names none', () => {
    expect(read({ orderId: 'null' }).public.id).toBe('');
  });
});
