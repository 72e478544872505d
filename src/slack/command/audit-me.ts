import type { Responder } from '../answer/answer.ts';
import { rulesOf } from '../answer/question.ts';
import { noticeCard } from '../cards/notices/notice.ts';
import { recentLookupsCard } from '../cards/views/recent-lookups.ts';
import type { Recent } from '../memory/recent.ts';
import type { Access } from '../policy/access.ts';
import type { SubCommand } from './command.ts';

export interface AuditMeDeps {
  readonly recent: Pick<Recent, 'list'>;
  readonly responder: Pick<Responder, 'say'>;
  readonly access: Pick<Access, 'denialOf'>;
}

const MAX_SHOWN = 20;

/** `/order audit me`: a person's own last lookups, from the bounded list and not from the trail. */
export function createAuditMe({ recent, responder, access }: AuditMeDeps): SubCommand {
  return async ({ asker, destination }) => {
    const denial = await access.denialOf(asker);
    if (denial) return void (await responder.say(asker, (context) => noticeCard(context.words[denial], context), destination));
    const lookups = (await recent.list(asker.team, asker.user)).slice(0, MAX_SHOWN);
    const entries = lookups.map((lookup) => ({ ...lookup, label: rulesOf(lookup.surface).label }));
    await responder.say(asker, (context) => recentLookupsCard(entries, context), destination);
  };
}
