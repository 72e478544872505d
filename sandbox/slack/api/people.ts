import { flag, type Json } from '../json.ts';
import { SlackApiError } from '../state/slack-error.ts';
import type { SlackState } from '../state/state.ts';
import { ALERTS, APP, TEAM, type User } from '../workspace/people.ts';
import { type Methods, requireText } from './method.ts';

export const PEOPLE_METHODS: Methods = {
  'users.info': {
    scopes: ['users:read'],
    run: (args, slack) => {
      const user = slack.workspace.users.get(requireText(args, 'user'));
      if (!user) throw new SlackApiError('user_not_found');
      return { user: userInfo(user, args, slack) };
    },
  },
  'bots.info': {
    scopes: ['users:read'],
    run: (args) => {
      const bot = [APP, ALERTS].find(({ bot: id }) => id === requireText(args, 'bot'));
      if (!bot) throw new SlackApiError('bot_not_found');
      return { bot: { id: bot.bot, deleted: false, name: bot.name, updated: 1_700_000_000, app_id: bot.id, user_id: bot.user } };
    },
  },
  'usergroups.list': {
    scopes: ['usergroups:read'],
    run: (args, { workspace }) => ({
      usergroups: [...workspace.groups.values()].map(({ users, ...group }) => ({
        ...group,
        team_id: TEAM.id,
        is_usergroup: true,
        is_external: false,
        date_delete: 0,
        user_count: users.length,
        ...(flag(args, 'include_users') ? { users } : {}),
      })),
    }),
  },
  'usergroups.users.list': {
    scopes: ['usergroups:read'],
    run: (args, { workspace }) => {
      const group = workspace.groups.get(requireText(args, 'usergroup'));
      if (!group) throw new SlackApiError('no_such_subteam');
      return { users: group.users };
    },
  },
};

/** Locale only on request, e-mail only with its scope. */
function userInfo({ locale, profile, ...user }: User, args: Json, { scopes }: SlackState): Json {
  const { email, ...open } = profile;
  return {
    ...user,
    ...(flag(args, 'include_locale') ? { locale } : {}),
    profile: scopes.has('users:read.email') && email !== undefined ? { ...open, email } : open,
  };
}
