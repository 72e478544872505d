import { randomUUID } from 'node:crypto';
import { APP, ENTERPRISE, TEAM } from '../workspace/people.ts';
import type { Methods } from './method.ts';

export const AUTH: Methods = {
  'auth.test': {
    run: () => ({
      url: `https://${TEAM.domain}.slack.com/`,
      team: TEAM.name,
      user: 'order_scout',
      team_id: TEAM.id,
      user_id: APP.user,
      bot_id: APP.bot,
      enterprise_id: ENTERPRISE.id,
      is_enterprise_install: false,
    }),
  },
  'apps.connections.open': {
    token: 'app',
    run: (_args, { address, tickets }) => {
      const ticket = randomUUID();
      tickets.add(ticket);
      return { url: `${address.http.replace('http', 'ws')}/link/?ticket=${ticket}&app_id=${APP.id}` };
    },
  },
};
