import * as z from 'zod';
import { WEBHOOK_NOTICES, type WebhookNotice } from '../core/provider/webhook.ts';
import { commaSeparated, wholeNumber } from './reading.ts';

/** What is answered without being asked, and where. */
export interface AutomaticConfig {
  /** Ids of channels; `*`: every channel that the bot is in. */
  readonly channels: readonly string[];
  /** For how long the same is not said twice in a channel, in milliseconds. */
  readonly repeatWindow: number;
  /** Whether an ICCID that nobody knows gets a quiet word. */
  readonly noteUnknown: boolean;
  /** Which channels are told unasked what providers report by webhook. */
  readonly follow: readonly FollowChannel[];
}

export interface FollowChannel {
  readonly channel: string;
  readonly notices: readonly WebhookNotice[];
}

const CHANNEL = /^[CG][A-Z0-9]+$/;
const MINUTE = 60_000;

const NOTICES = WEBHOOK_NOTICES.join('|');
const FOLLOW = new RegExp(`^[CG][A-Z0-9]+=(?:${NOTICES})(?:,(?:${NOTICES}))*$`);

/** `C1=dispute,refund,C2=dispute`: what has a channel begins its list. */
const followChannels = z
  .string()
  .transform((text) => text.replaceAll(/\s/g, '').split(/,(?=[^,=]*=)/))
  .refine(
    (lists) => lists.every((list) => FOLLOW.test(list)),
    `must be channels with what they follow (${WEBHOOK_NOTICES.join(', ')}), such as C0123456789=dispute,refund`,
  )
  .transform((lists) => lists.map(readFollowChannel));

function readFollowChannel(list: string): FollowChannel {
  const [channel = '', notices = ''] = list.split('=');
  return { channel, notices: WEBHOOK_NOTICES.filter((notice) => notices.split(',').includes(notice)) };
}

export const AUTOMATIC = {
  AUTO_REPLY_CHANNELS: commaSeparated
    .refine((ids) => ids.every((id) => id === '*' || CHANNEL.test(id)), 'must be ids of channels, such as C0123456789, or *')
    .default([])
    .describe('IDs of channels with automatic replies; `*` for every channel that the bot is in; empty: none.'),
  REPEAT_WINDOW_MINUTES: wholeNumber(0, 1_440).default(30).describe('How long an automatic reply is not repeated in a channel.'),
  NOTE_UNKNOWN_ICCIDS: z
    .stringbool({ error: 'must be true or false' })
    .default(false)
    .describe('Whether the bot replies with a short note if no provider knows an ICCID in an alert.'),
  FOLLOW_CHANNELS: followChannels
    .default([])
    .describe(
      'Channels in which the bot posts what a provider reports by webhook: `C0123456789=dispute,refund` for new disputes and failed refunds, further channels after a comma. Needs the webhook of a provider.',
    ),
};

type Settings = z.infer<z.ZodObject<typeof AUTOMATIC>>;

export function automaticConfig(settings: Settings): AutomaticConfig {
  return {
    channels: settings.AUTO_REPLY_CHANNELS,
    repeatWindow: settings.REPEAT_WINDOW_MINUTES * MINUTE,
    noteUnknown: settings.NOTE_UNKNOWN_ICCIDS,
    follow: settings.FOLLOW_CHANNELS,
  };
}
