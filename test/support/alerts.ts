import { CHANNELS } from '../../sandbox/slack/workspace/channels.ts';
import { APP, PEOPLE } from '../../sandbox/slack/workspace/people.ts';
import type { Desk } from './desk.ts';

/** Automatic replies everywhere, without limits that a test would meet. */
export const AUTOMATIC = {
  AUTO_REPLY_CHANNELS: '*',
  USER_LOOKUPS_PER_MINUTE: '1000',
  LINKSFIELD_PER_SECOND: '100',
  LINKSFIELD_AT_ONCE: '20',
} as const;

/** What happens in the channel of alerts, and what the bot posts about it. */
export function watchAlerts(desk: Desk) {
  const post = async (message: Parameters<Desk['world']['slack']['message']>[0]) => {
    const result = await desk.world.slack.message(message);
    await desk.settled();
    return result;
  };
  return {
    /** Another app's message. */
    alert: (text: string, more: object = {}) =>
      post({ channel: CHANNELS.alerts, app: 'alerts', subtype: 'bot_message', text, ...more }),
    /** A person's message. */
    write: (text: string, more: object = {}) => post({ channel: CHANNELS.alerts, user: PEOPLE.ada, text, ...more }),
    posts: () => desk.world.slack.callsOf('chat.postMessage').map((call) => call.arguments),
    replies: (channel: string = CHANNELS.alerts) =>
      desk.world.slack.seenBy(PEOPLE.ada, channel).filter((message) => message.bot_id === APP.bot),
  };
}
