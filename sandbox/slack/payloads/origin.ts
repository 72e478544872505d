import type { SlackState } from '../state/state.ts';
import type { Channel } from '../workspace/channels.ts';
import { APP, ENTERPRISE, TEAM } from '../workspace/people.ts';

/** Common fields of interactive payloads. */
export function originFields(slack: SlackState, user: string): Record<string, unknown> {
  const { name, team_id } = personOf(slack, user);
  return {
    team: { id: TEAM.id, domain: TEAM.domain, enterprise_id: ENTERPRISE.id, enterprise_name: ENTERPRISE.name },
    enterprise: { ...ENTERPRISE },
    is_enterprise_install: false,
    user: { id: user, username: name, name, team_id },
    api_app_id: APP.id,
    token: 'deprecated-verification-token',
  };
}

/** Throws if there is no such person. */
export function personOf({ workspace }: SlackState, user: string): { readonly name: string; readonly team_id: string } {
  const found = workspace.users.get(user);
  if (!found) throw new Error(`No user has the ID ${user}`);
  return found;
}

/** Throws if there is no such conversation. */
export function channelOf({ workspace }: SlackState, id: string): Channel {
  const found = workspace.channels.get(id);
  if (!found) throw new Error(`No conversation has the ID ${id}`);
  return found;
}

/** The conversation's name in payloads. */
export function payloadName({ kind, name }: Channel): string {
  if (kind === 'im') return 'directmessage';
  return kind === 'private' ? 'privategroup' : name;
}
