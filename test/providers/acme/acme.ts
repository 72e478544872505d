import * as z from 'zod';
import { makeOrder } from '../../../src/core/order/make-order.ts';
import { defineProvider } from '../../../src/core/provider/provider.ts';
import { listOf, text } from '../../../src/providers/field.ts';
import { statusOf, type Vocabulary } from '../../../src/providers/order-part.ts';
import { baseUrl } from '../../../src/providers/setting.ts';

const STATES: Vocabulary = { paid: { meaning: 'paid', tone: 'good', stage: 'paid' } };

const AcmeOrder = z
  .object({ number: text, state: text, items: listOf(z.object({ title: text })) })
  .refine(({ number, state }) => number ?? state, 'no order')
  .transform(({ number, state, items }) =>
    makeOrder({
      provider: 'acme',
      public: {
        id: number,
        stage: state === 'paid' ? 'paid' : 'unknown',
        statuses: statusOf('order', state, STATES),
        lines: items.map(({ title = '—' }) => ({ title })),
      },
    }),
  );

const Absent = z.object({ error: z.literal('order_not_found') });

/** A provider that the bot does not have: everything about it is here. */
export const acme = defineProvider({
  id: 'acme',
  label: 'Acme Pay',
  settings: z.object({ ACME_TOKEN: z.string(), ACME_BASE_URL: baseUrl('https://api.acme.example') }),
  secrets: ['ACME_TOKEN'],
  limits: { perSecond: 5, atOnce: 3 },
  ids: [{ pattern: /ACM-\d{8}/, inAlerts: true }],
  needs: {
    shop: {
      dummy: 'nobody',
      en: { label: 'Shop', hint: 'Its name.', object: 'the shop', give: 'Add shop', mistaken: 'Acme searched this shop only.' },
      zh: { label: '店铺', hint: '店铺名称。', object: '店铺名称', give: '填写店铺', mistaken: 'Acme 只查询了该店铺。' },
    },
  },
  caveats: { this_year: { en: 'Acme keeps orders for a year.', zh: 'Acme 只保留一年的订单。' } },
  hints: { ask_acme: { en: 'ask Acme to open the interface.', zh: '请联系 Acme 开通接口。' } },
  plan({ value, hints }) {
    if (value.startsWith('ACM-')) return [{ by: 'order', value, caveat: 'this_year' }];
    return hints?.shop ? [{ by: 'order', value, with: { shop: hints.shop } }] : [{ by: 'order', value, needs: ['shop'] }];
  },
  async lookup({ value }, { ACME_TOKEN }, { json }) {
    const order = await json(
      {
        path: `/orders/${encodeURIComponent(value)}`,
        headers: { authorization: `Bearer ${ACME_TOKEN}` },
        absent: (body) => Absent.safeParse(body).success,
      },
      AcmeOrder,
    );
    return order ? [order] : [];
  },
});
