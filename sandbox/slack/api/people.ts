import { flag, type Json } from '../json.ts';
import { SlackRefusal } from '../state/slack-error.ts';
import type { World } from '../state/state.ts';
import { ALERTS, APP, TEAM, type User } from '../workspace/people.ts';
import { type Methods, required } from './method.ts';

export const PEOPLE_METHODS: Methods = {
  'users.info': {
    scopes: ['users:read'],
    run: (args, world) => {
      const user = world.workspace.users.get(required(args, 'user'));
      if (!user) throw new SlackRefusal('user_not_found');
      return { user: shown(user, args, world) };
    },
  },
  'bots.info': {
    scopes: ['users:read'],
    run: (args) => {
      const bot = [APP, ALERTS].find(({ bot: id }) => id === required(args, 'bot'));
      if (!bot) throw new SlackRefusal('bot_not_found');
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
      const group = workspace.groups.get(required(args, 'usergroup'));
      if (!group) throw new SlackRefusal('no_such_subteam');
      return { users: group.users };
    },
  },
};

/** Locale only on request, e-mail only with its scope. */
function shown({ locale, profile, ...user }: User, args: Json, { scopes }: World): Json {
  const { email, ...open } = profile;
  return {
    ...user,
    ...(flag(args, 'include_locale') ? { locale } : {}),
    profile: scopes.has('users:read.email') && email !== undefined ? { ...open, email } : open,
  };
}
