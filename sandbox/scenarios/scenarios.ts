import { DETAILS, LOOK_UP_ORDERS, REFRESH, REVEAL_PERSONAL } from '../../src/slack/cards/actions.ts';
import type { Json } from '../slack/json.ts';
import type { VendorError } from '../vendors/standin.ts';

type Vendor = 'linksfield' | 'tuya' | 'linkbest' | 'clink';

/** One thing that happens in a scenario. */
export type Step =
  | { readonly act: 'command'; readonly text: string }
  | {
      readonly act: 'message';
      readonly text: string;
      readonly attachments?: readonly Json[];
      /** Instead of the person: the app Alerts, or Sam of another company. */
      readonly by?: 'alerts' | 'sam';
    }
  | { readonly act: 'together'; readonly steps: readonly Step[] }
  /** The newest button of that name that the person sees. */
  | { readonly act: 'press'; readonly button: string }
  /** The same in the modal that the person has open. */
  | { readonly act: 'press in modal'; readonly button: string }
  /** From the menu of the newest message in the channel. */
  | { readonly act: 'shortcut'; readonly callback: string }
  | { readonly act: 'break'; readonly vendor: Vendor; readonly latency?: number; readonly error?: VendorError }
  /** Slack delivers the newest event once more, as it does when an acknowledgement got lost. */
  | { readonly act: 'redeliver' }
  /** Waits until the bot has done all that it had to. */
  | { readonly act: 'settle' };

/** A situation to look at: one click on the page, one case in its test. */
export interface Scenario {
  readonly id: string;
  readonly title: string;
  /** What to look at. */
  readonly says: string;
  readonly person: 'ada' | 'lin';
  readonly channel: 'support' | 'alerts' | 'partners' | 'dm';
  /** The bot is started anew before: nothing is remembered. */
  readonly fresh?: boolean;
  readonly steps: readonly Step[];
  /** What can then be read on the page. */
  readonly shows: readonly string[];
  /** What can be read there exactly once. */
  readonly once?: string;
  /** The bot says nothing. */
  readonly isSilent?: boolean;
}

const ask = (text: string): Step => ({ act: 'command', text });
const settle: Step = { act: 'settle' };

export const SCENARIOS: readonly Scenario[] = [
  {
    id: 'iccid',
    title: 'Ask by ICCID',
    says: 'One order, and what another vendor tells about the same purchase. Only you see it, until you press "Show in channel".',
    person: 'ada',
    channel: 'support',
    steps: [ask('89852202209089971478')],
    shows: ['CU-7ZOIHX0RB16U20250828111429591', 'Linksfield'],
  },
  {
    id: 'grouped',
    title: 'Grouped ICCID',
    says: 'Spaces and dashes as they stand on the SIM make no difference.',
    person: 'ada',
    channel: 'support',
    steps: [ask('8985 2202-2090.8997 1478')],
    shows: ['CU-7ZOIHX0RB16U20250828111429591'],
  },
  {
    id: 'alert',
    title: 'An alert with an empty text',
    says: 'Another app posts; the ICCID stands in a field. The bot answers in the thread, short, with public data only.',
    person: 'ada',
    channel: 'alerts',
    fresh: true,
    steps: [alert('89852202209090000036')],
    shows: ['Disputed', 'CU-DISPUTED0001'],
  },
  {
    id: 'four',
    title: 'Four numbers at once',
    says: 'All vendors are asked at the same moment; each number gets its own part.',
    person: 'ada',
    channel: 'support',
    steps: [ask('89852202209090000036 order_7failed02 61/T202508280005 CU-REFUNDED000120260917093012345')],
    shows: ['CU-DISPUTED0001', 'order_7failed02', 'T202508280005', 'CU-REFUNDED0001'],
  },
  {
    id: 'story',
    title: 'One story, two vendors',
    says: 'Linksfield sold the SIM, Clink took the money: one purchase, one timeline.',
    person: 'ada',
    channel: 'support',
    steps: [ask('4567')],
    shows: ['One purchase, as Linksfield and Clink tell it', 'order_7same4567'],
  },
  {
    id: 'slow',
    title: 'A slow vendor',
    says: 'After two and a half seconds you read what is known; the late part follows.',
    person: 'ada',
    channel: 'support',
    fresh: true,
    steps: [{ act: 'break', vendor: 'linksfield', latency: 4000 }, ask('4567')],
    shows: ['Travel eSIM 5 GB', 'CLJF_ZRR_20250317_001'],
  },
  {
    id: 'stale',
    title: 'Vendor down, last known answer',
    says: 'Asked once, then Linksfield breaks and you press Refresh: the last known answer, marked as such, with its age.',
    person: 'ada',
    channel: 'support',
    fresh: true,
    steps: [
      ask('89852202209090000119'),
      settle,
      { act: 'break', vendor: 'linksfield', error: 'unavailable' },
      { act: 'press', button: REFRESH },
    ],
    shows: ['CU-REMARKED0001', 'last known'],
  },
  {
    id: 'missing',
    title: 'Not found',
    says: 'How the number was read, who was asked, and what to try.',
    person: 'ada',
    channel: 'support',
    steps: [ask('89852202209090000135')],
    shows: ['89852202209090000135', 'Linksfield'],
  },
  {
    id: 'buyer',
    title: 'Buyer id missing',
    says: 'Tuya needs the buyer. Press the button, enter ay1600000000001, and the question goes on.',
    person: 'ada',
    channel: 'support',
    steps: [ask('tuya:TM-1001')],
    shows: ["Tuya needs the buyer's user ID"],
  },
  {
    id: 'silent',
    title: 'A shared channel stays silent',
    says: 'Sam, of another company, writes a number into a shared channel. Nothing is answered: see the wire.',
    person: 'ada',
    channel: 'partners',
    steps: [{ act: 'message', text: 'Our customer asks about 89852202209089971478', by: 'sam' }],
    shows: ['Our customer asks'],
    isSilent: true,
  },
  {
    id: 'personal',
    title: 'Personal data, for the one who may',
    says: 'Ada is in the group that may see it: a window of its own, and a line on the audit trail. Switch to Lin: no such button.',
    person: 'ada',
    channel: 'support',
    steps: [
      ask('order_7success1'),
      settle,
      { act: 'press', button: DETAILS },
      settle,
      { act: 'press in modal', button: REVEAL_PERSONAL },
    ],
    shows: ['rowan.ashgrove@example.com'],
  },
  {
    id: 'storm',
    title: 'A storm of forty alerts',
    says: 'Forty alerts at the same moment: the first ten are answered in their threads, the others in one message that grows.',
    person: 'ada',
    channel: 'alerts',
    fresh: true,
    steps: [{ act: 'together', steps: Array.from({ length: 40 }, (_, index) => alert(`order_7pages0001n${index + 1}`)) }, settle],
    shows: ['Many messages at once'],
  },
  {
    id: 'redelivered',
    title: 'The same event twice',
    says: 'Slack delivers the mention once more, as it does when an acknowledgement got lost: one answer all the same.',
    person: 'lin',
    channel: 'support',
    fresh: true,
    steps: [{ act: 'message', text: '@Order Scout SHOP-2044' }, settle, { act: 'redeliver' }],
    shows: ['CU-TWICEPOA0002'],
    once: 'CU-TWICEPOA0002',
  },
  {
    id: 'menu',
    title: "From a message's menu",
    says: 'The shortcut "Look up orders" reads the message and answers in a window, for you alone.',
    person: 'lin',
    channel: 'support',
    steps: [
      { act: 'message', text: 'Where is CU-7ZOIHX0RB16U20250828111429591? The customer is on the phone.' },
      { act: 'shortcut', callback: LOOK_UP_ORDERS },
    ],
    shows: ['CLJF_ZRR_20250317_001'],
  },
  {
    id: 'link',
    title: "A link to the shop's own page",
    says: 'The link unfurls to where the order stands: public data only, since the whole channel reads it.',
    person: 'lin',
    channel: 'support',
    fresh: true,
    steps: [{ act: 'message', text: 'Is this one paid? https://shop.example.com/orders/order_7success1' }],
    shows: ['Travel eSIM 5 GB'],
  },
  {
    id: 'many',
    title: 'All orders of a customer',
    says: 'Clink holds 120 orders of this customer, read page by page: the newest in full, some as lines, the rest as a number.',
    person: 'ada',
    channel: 'support',
    steps: [ask('cus_7pages0001')],
    shows: ['order_7pages0001n120'],
  },
];

/** A monitoring tool's post: no text, everything in an attachment's fields. */
function alert(id: string): Step {
  const fields = [
    { title: 'Check', value: 'activation-watch', short: true },
    { title: 'SIM or order', value: id, short: true },
  ];
  return { act: 'message', text: '', by: 'alerts', attachments: [{ color: 'danger', title: 'Activation overdue', fields }] };
}
