import type { Access } from './access.ts';
import { type Channels, type ConversationFacts, hasOutsiders } from './channels.ts';

export interface UnreadableDeps {
  readonly channels: Pick<Channels, 'readersOf'>;
  readonly access: Pick<Access, 'denialOf'>;
}

/**
 * Why what somebody wrote is not answered unasked. `not_checked`: Slack does not say who reads the conversation, or who wrote
 * there; to be asked again. Undefined: it may be looked up, if its author may.
 */
export async function whyUnreadable(
  { channels, access }: UnreadableDeps,
  conversation: ConversationFacts,
): Promise<'not_checked' | 'shared_channel' | undefined> {
  const { team, channel, user } = conversation;
  const readers = await channels.readersOf(conversation);
  if (hasOutsiders(readers)) return readers === 'unknown' ? 'not_checked' : 'shared_channel';
  return (await access.denialOf({ team, channel, user })) === 'notChecked' ? 'not_checked' : undefined;
}
