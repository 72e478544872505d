import type { Scenario } from './scenario.ts';

/** States of vendor data that support people meet less often. */
export const VENDOR_SCENARIOS: readonly Scenario[] = [
  command('refund-failed', 'A refund that failed', 'The buyer waits for money that did not arrive.', {
    number: 'rfd_7failed006',
    expects: ['A refund failed'],
  }),
  {
    id: 'dispute-reported',
    title: 'A dispute, reported by Clink',
    description: 'Clink sends a signed webhook: the bot drops its old answer and tells #alerts, without being asked.',
    person: 'ada',
    channel: 'alerts',
    fresh: true,
    steps: [{ kind: 'report', type: 'dispute.created', order: 'order_7success1' }],
    expects: ['Clink reports a new dispute', 'order_7success1'],
  },
  {
    id: 'followed',
    title: 'A followed order changes',
    description: 'Ada follows an order that is not paid. Clink reports by webhook that it was refunded, and she is told at once.',
    person: 'ada',
    channel: 'dm',
    fresh: true,
    steps: [
      { kind: 'command', text: 'follow order_7pending4' },
      { kind: 'settle' },
      // A final stage ends it, so that the scenario can be played again.
      { kind: 'report', type: 'order.refunded', order: 'order_7pending4', fields: { status: 'refunded' } },
      { kind: 'await', text: 'Refunded' },
    ],
    expects: ['Pending → Refunded', 'Nothing more will happen to it'],
  },
  command('checkout-open', 'A checkout left open', 'The buyer has not paid: what is known is the checkout alone.', {
    number: 'sess_7open0002',
    expects: ['Checkout session', 'not paid'],
  }),
  command('past-due', 'A subscription past due', 'The last payment failed; the subscription is still active.', {
    number: 'sub_7pastdue02',
    expects: ['Payment past due'],
  }),
  {
    ...command('tuya-number', 'Tuya by number alone', "An order of Tuya's shop is found without the buyer's user ID.", {
      number: 'tuya:TS-3001',
      expects: ['Smart plug', '1Z2345'],
    }),
    fresh: true,
  },
  command('five', 'Five orders of one SIM', 'The newest in full, the others as one line each.', {
    number: '89852202209090000218',
    expects: ['5 orders of this SIM, newest first', 'Disputed'],
  }),
  {
    ...command('connect', 'A direct message with another company', 'The command works there, and Sam does not see the answer.', {
      number: '4567',
      expects: ['Same purchase at Linksfield and Clink', 'Only visible to you'],
    }),
    channel: 'connect',
  },
];

function command(
  id: string,
  title: string,
  description: string,
  { number, expects }: { readonly number: string; readonly expects: readonly string[] },
): Scenario {
  return { id, title, description, person: 'ada', channel: 'support', steps: [{ kind: 'command', text: number }], expects };
}
