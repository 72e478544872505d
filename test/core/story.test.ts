import { describe, expect, it } from 'vitest';
import type { Finding, Source } from '../../src/core/finding.ts';
import { makeOrder, type OrderParts } from '../../src/core/order/make-order.ts';
import type { Order } from '../../src/core/order/order.ts';
import { createFollowUps } from '../../src/core/story/follow.ts';
import { storiesOf } from '../../src/core/story/story.ts';
import { links } from '../../src/providers/links.ts';

const NOON = Date.UTC(2026, 4, 4, 12);
const HOUR = 3_600_000;

interface Sketch {
  readonly id?: string;
  readonly stage?: Order['public']['stage'];
  readonly reference?: string;
  readonly total?: string;
  readonly currency?: string;
  readonly paid?: number;
  readonly attention?: Order['public']['attention'];
  readonly unitKnown?: boolean;
}

function plan({ id = 'CU-7ZOIHX0RB16U20250828111429591', reference = '4567', ...rest }: Sketch = {}): Order {
  return sketch('linksfield', id, { name: 'purchase_order', value: reference }, { stage: 'active', unitKnown: false, ...rest });
}

function payment({ id = 'order_abc123', reference = '4567', ...rest }: Sketch = {}): Order {
  return sketch('clink', id, { name: 'merchant_reference', value: reference }, { stage: 'paid', ...rest });
}

function sketch(provider: string, id: string, reference: Order['public']['references'][number], rest: Sketch): Order {
  const { stage = 'paid', total = '10.00', currency = 'USD', paid = NOON, attention = [], unitKnown = true } = rest;
  const parts: OrderParts = {
    provider,
    public: { id, stage, references: [reference], attention, timeline: [{ event: 'paid', when: { kind: 'instant', at: paid } }] },
    internal: { total: { amount: total, currency, unitKnown } },
  };
  return makeOrder(parts);
}

describe('storiesOf', () => {
  it('joins two orders whose free-form reference, amount, currency and payment day agree', () => {
    const [a, b] = [plan({ total: '10' }), payment({ paid: NOON + 23 * HOUR })];

    const { stories, possible } = storiesOf([a, b], links);

    expect(stories).toHaveLength(1);
    expect(stories[0]?.orders).toEqual([a, b]);
    expect(stories[0]?.links).toMatchObject([
      { certainty: 'agreeing', reference: { name: 'purchase_order', value: '4567' }, shown: 'public' },
    ]);
    expect(possible).toEqual([]);
  });

  it.each([
    ['the amount', payment({ total: '10.01' })],
    ['the currency', payment({ currency: 'EUR' })],
    ['the day', payment({ paid: NOON + 25 * HOUR })],
  ])('is only possible where %s does not agree', (_, other) => {
    const { stories, possible } = storiesOf([plan(), other], links);

    expect(stories).toEqual([]);
    expect(possible).toMatchObject([{ certainty: 'possible', reference: { value: '4567' } }]);
  });

  it('lists several candidates and merges none of them, however well one agrees', () => {
    const { stories, possible } = storiesOf([plan(), payment(), payment({ id: 'order_other9', total: '99.00' })], links);

    expect(stories).toEqual([]);
    expect(possible.map(({ to }) => to.public.id)).toEqual(['order_abc123', 'order_other9']);
  });

  it('reads the first two hundred of very many orders', () => {
    const rest = Array.from({ length: 198 }, (_, index) => payment({ id: `order_other${index}`, reference: `${index}-9` }));

    const within = storiesOf([plan(), ...rest, payment()], links);
    const beyond = storiesOf([plan(), ...rest, payment({ id: 'order_another', reference: '9' }), payment()], links);

    expect([within.stories.length, beyond.stories.length]).toEqual([1, 0]);
  });

  it('compares only orders that have a value in common', () => {
    let read = 0;
    const watched = (order: Order): Order => ({
      ...order,
      get provider() {
        read++;
        return order.provider;
      },
    });
    const many = Array.from({ length: 100 }, (_, index) => [
      watched(plan({ id: `CU-7ZOIHX0RB16U2025082811142${index + 1000}`, reference: `PO-${index}` })),
      watched(payment({ id: `order_abc${index}`, reference: `PO-${index}` })),
    ]).flat();

    const { stories } = storiesOf(many, links);

    expect(stories).toHaveLength(100);
    expect(read).toBeLessThan(20 * many.length);
  });

  it("is certain where one carries the other provider's own id, whatever the amounts", () => {
    const other = payment({ reference: 'CU-7ZOIHX0RB16U20250828111429591', total: '12.00', paid: NOON + 300 * HOUR });

    const { stories } = storiesOf([plan({ reference: 'PO-9' }), other], links);

    expect(stories).toMatchObject([
      {
        links: [{ certainty: 'certain', reference: { name: 'merchant_reference' } }],
        contradictions: [{ kind: 'amounts_differ' }],
      },
    ]);
  });

  it('never joins orders of one provider, nor by a reference that no line of the table names', () => {
    const stranger = sketch('tuya', '4567', { name: 'parent', value: '4567' }, {});

    expect(storiesOf([plan(), plan({ id: 'CU-0000000000020250828111429591' }), stranger], links)).toEqual({
      stories: [],
      possible: [],
    });
  });

  it('orders all events in one timeline, dates at their noon and raw words last', () => {
    const order = payment({ paid: NOON + HOUR });
    const dated = makeOrder({
      ...plan(),
      public: {
        ...plan().public,
        timeline: [
          { event: 'other', label: 'x', when: { kind: 'raw', text: 'soon' } },
          { event: 'created', when: { kind: 'date', date: '2026-05-03' } },
          { event: 'paid', when: { kind: 'instant', at: NOON } },
        ],
      },
    });

    const [story] = storiesOf([order, dated], links).stories;

    expect(story?.timeline.map(({ account, event }) => `${account} ${event.event}`)).toEqual([
      'linksfield created',
      'linksfield paid',
      'clink paid',
      'linksfield other',
    ]);
  });
});

describe('stories over several accounts', () => {
  const brand = (order: Order): Order => ({ ...order, account: `${order.provider}.eu` });
  const test = (order: Order): Order => ({ ...order, environment: 'test' });

  it('keep the order that agrees, though another brand has the same number', () => {
    const { stories, possible } = storiesOf([plan(), brand(plan({ id: 'CU-2', total: '99.00' })), payment()], links);

    expect(stories.map(({ orders }) => orders.map(({ account }) => account))).toEqual([['linksfield', 'clink']]);
    expect(possible).toEqual([]);
  });

  it('merge nothing where the orders of two brands agree equally', () => {
    const { stories, possible } = storiesOf([plan(), brand(plan({ id: 'CU-2' })), payment()], links);

    expect(stories).toEqual([]);
    expect(possible.map(({ from }) => from.account)).toEqual(['linksfield', 'linksfield.eu']);
  });

  it('link nothing of a test system with what is real', () => {
    const mixed = storiesOf([plan(), test(payment())], links);
    const alike = storiesOf([test(plan()), test(payment())], links);

    expect(mixed).toEqual({ stories: [], possible: [] });
    expect(alike.stories).toHaveLength(1);
  });
});

describe('contradictions', () => {
  function between(a: Order, b: Order): string[] {
    return storiesOf([a, b], links).stories.flatMap(({ contradictions }) =>
      contradictions.map(({ kind, there, here }) => `${there} ${kind} ${here}`),
    );
  }

  it.each([
    ['paid there, pending here', plan({ stage: 'pending' }), payment(), ['clink paid_not_active linksfield']],
    [
      'paid there, not activated here',
      plan({ stage: 'paid', attention: ['paid_not_active'] }),
      payment(),
      ['clink paid_not_active linksfield'],
    ],
    ['refunded there, still active here', plan(), payment({ stage: 'refunded' }), ['clink refunded_but_active linksfield']],
    ['failed payment beside an active plan', plan(), payment({ stage: 'failed' }), ['clink failed_beside_active linksfield']],
    ['nothing that does not fit', plan(), payment(), []],
    ['both refunded', plan({ stage: 'refunded' }), payment({ stage: 'refunded' }), []],
  ])('%s', (_, a, b, expected) => {
    expect(between(a, b)).toEqual(expected);
  });

  it('are claimed about sums only between certain links', () => {
    const certain = { reference: 'CU-7ZOIHX0RB16U20250828111429591' };

    expect(between(plan({ unitKnown: true }), payment({ ...certain, total: '1000' }))).toEqual([
      'clink amounts_differ linksfield',
    ]);
    expect(between(plan(), payment({ ...certain, currency: 'EUR' }))).toEqual(['clink currencies_differ linksfield']);
    expect(between(plan(), payment({ total: '11' }))).toEqual([]);
  });

  it('are not claimed where only the undocumented unit of an amount could explain it', () => {
    expect(
      between(plan({ unitKnown: false }), payment({ reference: 'CU-7ZOIHX0RB16U20250828111429591', total: '1000' })),
    ).toEqual([]);
  });
});

describe('follow-ups', () => {
  const sources = ['linksfield', 'clink'].map(
    (id): Source => ({
      id,
      kind: id,
      label: id,
      plan: ({ value }) => [{ by: `${id}-own`, value }],
      ask: () => Promise.reject(new Error('not asked here')),
    }),
  );

  function finding(provider: string, orders: Order[], asked: Finding['asked'] = []): Finding {
    return {
      identifier: { kind: 'reference', value: 'x', raw: 'x' },
      source: { id: provider, kind: provider, label: provider },
      asked,
      answer: { kind: 'found', orders, remarks: [], at: 1, from: 'provider', took: 1 },
    };
  }

  function asked(findings: Finding[]): string[] {
    return createFollowUps(
      sources,
      links,
    )(findings).flatMap(({ source, queries }) => queries.map(({ by, value }) => `${source.id} ${by}=${value}`));
  }

  it('asks the other side by the reference of the table, both ways', () => {
    expect(asked([finding('linksfield', [plan()])])).toEqual(['clink reference=4567']);
    expect(asked([finding('clink', [payment()])])).toEqual(['linksfield purchase_order_id=4567']);
  });

  it("asks by the other provider's own id where the reference is one", () => {
    expect(asked([finding('clink', [payment({ reference: 'CU-7ZOIHX0RB16U20250828111429591' })])])).toEqual([
      'linksfield linksfield-own=CU-7ZOIHX0RB16U20250828111429591',
    ]);
    expect(asked([finding('linksfield', [plan({ reference: 'sess_9f8e7d6c5b' })])])).toEqual(['clink clink-own=sess_9f8e7d6c5b']);
  });

  it('asks nothing twice, and nothing that was asked already', () => {
    const twice = finding('linksfield', [plan(), plan({ id: 'CU-0000000000020250828111429591' })]);
    const known = finding('clink', [], [{ by: 'reference', value: '4567' }]);

    expect(asked([twice])).toEqual(['clink reference=4567']);
    expect(asked([twice, known])).toEqual([]);
  });

  it('asks three questions at the most', () => {
    const many = finding(
      'linksfield',
      ['1', '2', '3', '4', '5'].map((reference) => plan({ id: `CU-000000000${reference}020250828111429591`, reference })),
    );

    expect(asked([many])).toEqual(['clink reference=1', 'clink reference=2', 'clink reference=3']);
  });

  it('follow-ups: an identifier with the prefix of a provider leads to no other', () => {
    const found = finding('linksfield', [plan()]);
    const prefixed = { ...found, identifier: { ...found.identifier, providers: ['linksfield'] } };

    expect(asked([prefixed])).toEqual([]);
    expect(asked([prefixed, found])).toEqual(['clink reference=4567']);
  });

  it('asks nobody who is not configured', () => {
    expect(createFollowUps([], links)([finding('linksfield', [plan()])])).toEqual([]);
  });
});
