import { DETAILS, LOOK_UP_ORDERS, REFRESH, REVEAL_PERSONAL } from '../../src/slack/cards/actions.ts';
import { ACCOUNT_SCENARIOS } from './account-scenarios.ts';
import { LIST_SCENARIOS } from './list-scenarios.ts';
import type { Scenario, Step } from './scenario.ts';
import { VENDOR_SCENARIOS } from './vendor-scenarios.ts';

const ask = (text: string): Step => ({ kind: 'command', text });
const settle: Step = { kind: 'settle' };

export const SCENARIOS: readonly Scenario[] = [
  {
    id: 'iccid',
    title: 'Ask by ICCID',
    description:
      'One order, with the data of another vendor about the same purchase. Only you see it until you press "Show in channel".',
    person: 'ada',
    channel: 'support',
    steps: [ask('89852202209089971478')],
    expects: ['CU-7ZOIHX0RB16U20250828111429591', 'Linksfield'],
  },
  {
    id: 'grouped',
    title: 'Grouped ICCID',
    description: 'Spaces, dots and dashes in the number do not matter.',
    person: 'ada',
    channel: 'support',
    steps: [ask('8985 2202-2090.8997 1478')],
    expects: ['CU-7ZOIHX0RB16U20250828111429591'],
  },
  {
    id: 'alert',
    title: 'An alert with an empty text',
    description:
      'Another app posts an alert with the ICCID in a field. The bot replies in the thread, short and with public data only.',
    person: 'ada',
    channel: 'alerts',
    fresh: true,
    steps: [alert('89852202209090000036')],
    expects: ['Disputed', 'CU-DISPUTED0001'],
  },
  {
    id: 'four',
    title: 'Four numbers at once',
    description: 'All vendors are queried in parallel; each number gets its own section.',
    person: 'ada',
    channel: 'support',
    steps: [ask('89852202209090000036 order_7failed02 61/T202508280005 CU-REFUNDED000120260917093012345')],
    expects: ['CU-DISPUTED0001', 'order_7failed02', 'T202508280005', 'CU-REFUNDED0001'],
  },
  {
    id: 'story',
    title: 'One story, two vendors',
    description: 'Linksfield sold the SIM, Clink took the money: one purchase, one timeline.',
    person: 'ada',
    channel: 'support',
    steps: [ask('4567')],
    expects: ['Same purchase at Linksfield and Clink', 'order_7same4567'],
  },
  {
    id: 'slow',
    title: 'A slow vendor',
    description: 'After two and a half seconds you see what is known; the rest follows.',
    person: 'ada',
    channel: 'support',
    fresh: true,
    steps: [{ kind: 'break', vendor: 'linksfield', latency: 4000 }, ask('4567')],
    expects: ['Travel eSIM 5 GB', 'CU-7ZOIHX0RB16U20250828111429591'],
  },
  {
    id: 'stale',
    title: 'Vendor down, last known answer',
    description:
      'Linksfield fails after the first answer, and you press Refresh: the last known answer, marked as such, with its age.',
    person: 'ada',
    channel: 'support',
    fresh: true,
    steps: [
      ask('89852202209090000119'),
      settle,
      { kind: 'break', vendor: 'linksfield', error: 'unavailable' },
      { kind: 'press', button: REFRESH },
    ],
    expects: ['CU-REMARKED0001', 'last known'],
  },
  {
    id: 'missing',
    title: 'Not found',
    description: 'How the bot read the number, which vendors it asked, and what to try.',
    person: 'ada',
    channel: 'support',
    steps: [ask('89852202209090000135')],
    expects: ['89852202209090000135', 'Linksfield'],
  },
  {
    id: 'buyer',
    title: 'Buyer ID missing',
    description: 'Tuya needs the buyer. Press the button and enter ay1600000000001; the look-up continues.',
    person: 'ada',
    channel: 'support',
    steps: [ask('tuya:TM-1001')],
    expects: ["Tuya needs the buyer's user ID"],
  },
  {
    id: 'silent',
    title: 'No reply in a shared channel',
    description: 'Sam, of another company, writes a number in a shared channel. The bot does not reply: see the wire.',
    person: 'ada',
    channel: 'partners',
    steps: [{ kind: 'message', text: 'Our customer asks about 89852202209089971478', by: 'sam' }],
    expects: ['Our customer asks'],
    isSilent: true,
  },
  {
    id: 'personal',
    title: 'Personal data, only for authorised people',
    description:
      'Ada is in the authorised group: a separate modal, and a line on the audit trail. Switch to Lin: the bot refuses and says whom to ask.',
    person: 'ada',
    channel: 'support',
    steps: [
      ask('order_7success1'),
      settle,
      { kind: 'press', button: DETAILS },
      settle,
      { kind: 'press in modal', button: REVEAL_PERSONAL },
    ],
    expects: ['rowan.ashgrove@example.com'],
  },
  {
    id: 'storm',
    title: 'A burst of forty alerts',
    description: 'Forty alerts at once: the first ten get replies in their threads, the others share one digest, which grows.',
    person: 'ada',
    channel: 'alerts',
    fresh: true,
    steps: [
      { kind: 'together', steps: Array.from({ length: 40 }, (_, index) => alert(`order_7pages0001n${index + 1}`)) },
      settle,
    ],
    expects: ['from this burst of alerts'],
  },
  {
    id: 'redelivered',
    title: 'The same event twice',
    description: 'Slack delivers the mention again, as after a lost acknowledgement: still one answer.',
    person: 'lin',
    channel: 'support',
    fresh: true,
    steps: [{ kind: 'message', text: '@Order Scout SHOP-2044' }, settle, { kind: 'redeliver' }],
    expects: ['CU-TWICEPOA0002'],
    once: 'CU-TWICEPOA0002',
  },
  {
    id: 'menu',
    title: "From a message's menu",
    description: 'The shortcut "Look up orders" reads the message and answers in a modal, only for you.',
    person: 'lin',
    channel: 'support',
    steps: [
      { kind: 'message', text: 'Where is CU-7ZOIHX0RB16U20250828111429591? The customer is on the phone.' },
      { kind: 'shortcut', callback: LOOK_UP_ORDERS },
    ],
    expects: ['Travel eSIM 5 GB'],
  },
  {
    id: 'link',
    title: "A link to the shop's own page",
    description: "The link preview shows the order's status: public data only, because the whole channel sees it.",
    person: 'lin',
    channel: 'support',
    fresh: true,
    steps: [{ kind: 'message', text: 'Is this one paid? https://shop.example.com/orders/order_7success1' }],
    expects: ['Travel eSIM 5 GB'],
  },
  {
    id: 'many',
    title: 'All orders of a customer',
    description:
      'Clink holds 120 orders of this customer, read page by page: the newest in full, some as lines, the rest as a count.',
    person: 'ada',
    channel: 'support',
    steps: [ask('cus_7pages0001')],
    expects: ['order_7pages0001n120'],
  },
  {
    id: 'pattern',
    title: "The shop's own order number",
    description: 'ORDER_PATTERNS says what SO#4567 means: the mention is understood without another word.',
    person: 'ada',
    channel: 'support',
    fresh: true,
    steps: [{ kind: 'message', text: '@Order Scout what about SO#4567?' }],
    expects: ['order_7same4567'],
  },
  ...ACCOUNT_SCENARIOS,
  ...LIST_SCENARIOS,
  ...VENDOR_SCENARIOS,
];

/** A monitoring tool's post: no text, all data in the fields of an attachment. */
function alert(id: string): Step {
  const fields = [
    { title: 'Check', value: 'activation-watch', short: true },
    { title: 'SIM or order', value: id, short: true },
  ];
  return { kind: 'message', text: '', by: 'alerts', attachments: [{ color: 'danger', title: 'Activation overdue', fields }] };
}
