import type { Json } from '../json.ts';
import type { SlackState } from '../state/state.ts';
import { APP, ENTERPRISE, TEAM } from '../workspace/people.ts';
import { channelOf, payloadName, personOf } from './origin.ts';

/** A slash command. Slack runs none in threads. */
export interface CommandInput {
  readonly user: string;
  readonly channel: string;
  readonly text?: string;
  /** With its slash; `/order` unless said otherwise. */
  readonly command?: string;
  /** Fields that are left out, as by what only resembles Slack. */
  readonly without?: readonly ('trigger_id' | 'response_url')[];
}

export function commandPayload(
  { user, channel, text = '', command = '/order', without = [] }: CommandInput,
  slack: SlackState,
): Json {
  const links = {
    response_url: slack.address.http + slack.responseUrls.issue({ user, channel }),
    trigger_id: slack.triggers.issue(user),
  };
  return {
    token: 'deprecated-verification-token',
    team_id: TEAM.id,
    team_domain: TEAM.domain,
    enterprise_id: ENTERPRISE.id,
    enterprise_name: ENTERPRISE.name,
    channel_id: channel,
    channel_name: payloadName(channelOf(slack, channel)),
    user_id: user,
    user_name: personOf(slack, user).name,
    command,
    text,
    api_app_id: APP.id,
    is_enterprise_install: 'false',
    ...Object.fromEntries(Object.entries(links).filter(([name]) => !without.some((field) => field === name))),
  };
}
