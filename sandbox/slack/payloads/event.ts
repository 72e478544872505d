import { randomBytes } from 'node:crypto';
import { isObject, type Json } from '../json.ts';
import type { SlackState } from '../state/state.ts';
import { APP, ENTERPRISE, TEAM } from '../workspace/people.ts';

/** An event in the wrapper of the Events API; `traits` replace fields of the wrapper. */
export function eventPayload(event: Json, slack: SlackState, traits: Json = {}): Json {
  return {
    token: 'deprecated-verification-token',
    team_id: TEAM.id,
    enterprise_id: ENTERPRISE.id,
    context_team_id: TEAM.id,
    context_enterprise_id: ENTERPRISE.id,
    api_app_id: APP.id,
    event,
    type: 'event_callback',
    event_id: `Ev${randomBytes(5).toString('hex').toUpperCase()}`,
    event_time: Math.floor(slack.clock.now() / 1000),
    authorizations: [
      { enterprise_id: ENTERPRISE.id, team_id: TEAM.id, user_id: APP.user, is_bot: true, is_enterprise_install: false },
    ],
    is_ext_shared_channel: slack.workspace.channels.get(channelIn(event))?.isExternal ?? false,
    event_context: `4-${randomBytes(12).toString('hex')}`,
    ...traits,
  };
}

function channelIn(event: Json): string {
  if (typeof event.channel === 'string') return event.channel;
  return isObject(event.item) && typeof event.item.channel === 'string' ? event.item.channel : '';
}
