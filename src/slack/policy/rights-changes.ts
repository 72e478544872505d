import * as z from 'zod';
import type { Channels } from './channels.ts';
import type { Groups } from './groups.ts';
import type { People } from './people.ts';

/** Events that say that a person, a user group or who reads a channel has changed (docs.slack.dev/reference/events). */
export const RIGHTS_EVENTS = ['user_change', 'subteam_members_changed', 'channel_shared', 'channel_unshared'] as const;

/** What is used of such an event, which Bolt acknowledges by itself; the payload itself may be anything. */
export interface RightsChangeArgs {
  readonly event: unknown;
  readonly body: unknown;
}

export interface RightsChangesDeps {
  readonly people: Pick<People, 'forget'>;
  readonly groups: Pick<Groups, 'forget'>;
  readonly channels: Pick<Channels, 'forget'>;
}

const EVENT = z.discriminatedUnion('type', [
  z.object({ type: z.literal('user_change'), user: z.object({ id: z.string() }) }),
  z.object({ type: z.literal('subteam_members_changed'), subteam_id: z.string() }),
  z.object({ type: z.enum(['channel_shared', 'channel_unshared']), channel: z.string() }),
]);
const BODY = z.object({ team_id: z.string() });

/** Forgets what Slack said before, so that rights that were taken away end at once and not when their memory does. */
export function createRightsChanges({ people, groups, channels }: RightsChangesDeps): (args: RightsChangeArgs) => Promise<void> {
  return async ({ event, body }) => {
    const change = EVENT.safeParse(event).data;
    const team = BODY.safeParse(body).data?.team_id;
    if (!change || team === undefined) return;
    if (change.type === 'user_change') people.forget(team, change.user.id);
    else if (change.type === 'subteam_members_changed') groups.forget(team, change.subteam_id);
    else channels.forget(team, change.channel);
  };
}
