import type { SlackStandIn } from '../../../sandbox/slack/index.ts';
import { PEOPLE } from '../../../sandbox/slack/workspace/people.ts';

/** A full member of the workspace and of the channel. */
export function addPerson({ workspace: { users, channels } }: SlackStandIn, id: string, channelId: string): void {
  const [ada, channel] = [users.get(PEOPLE.ada), channels.get(channelId)];
  if (ada) users.set(id, { ...ada, id });
  if (channel) channels.set(channelId, { ...channel, members: [...channel.members, id] });
}
