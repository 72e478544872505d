import { REFRESH } from '../src/slack/cards/actions.ts';
import type { Json } from './slack/json.ts';
import type { VendorError } from './vendors/standin.ts';

type Vendor = 'linksfield' | 'tuya' | 'linkbest' | 'clink';

/** One thing that happens in a scenario. */
export type Step =
  | { readonly act: 'command'; readonly text: string }
  | { readonly act: 'message'; readonly text: string; readonly attachments?: readonly Json[]; readonly as?: 'alerts' }
  /** The newest button of that name which the person sees. */
  | { readonly act: 'press'; readonly button: string }
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
  /** What then stands in the channel, in this order; nothing of the bot's when empty. */
  readonly shows: readonly string[];
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
    shows: ['TM-1001', 'buyer'],
  },
];
