import type { AccountsFor } from '../answer/accounts/in-use.ts';
import type { Responder } from '../answer/answer.ts';
import { rulesOf } from '../answer/question.ts';
import { code } from '../cards/mrkdwn.ts';
import { noticeCard } from '../cards/notices/notice.ts';
import { type HandledMessage, whyCard } from '../cards/notices/why.ts';
import type { Rule, Trace, Traces } from '../memory/trace.ts';
import type { Access } from '../policy/access.ts';
import { mayRead } from '../policy/membership.ts';
import type { People } from '../policy/people.ts';
import type { Words } from '../words/words.ts';
import type { SubCommand } from './command.ts';
import { findPermalink } from './permalink.ts';

export interface WhyDeps {
  readonly access: Pick<Access, 'denialOf'>;
  readonly traces: Traces;
  readonly people: People;
  readonly responder: Responder;
  readonly accountsFor: AccountsFor<'accounts'>;
}

/**
 * `/order why <link to a message>`: what was read from it, which rule applied, whom it was asked of. The link may name the
 * message or our own answer to it. Answered to the asker alone, and only about what the asker can read in Slack: whether
 * there is anything to tell about another conversation is not told either.
 */
export function createWhy({ access, traces, people, responder, accountsFor }: WhyDeps): SubCommand {
  return async ({ asker, destination, typed, command, client }) => {
    const say = (sentence: (words: Words) => string) =>
      responder.say(asker, (context) => noticeCard(sentence(context.words), context), destination);
    const denial = await access.denialOf(asker);
    if (denial) return void (await say((words) => words[denial]));
    const permalink = findPermalink(typed);
    if (!permalink) return void (await say(({ why }) => why.usage(code(`${command} why`))));
    const person = await people.find(asker.team, asker.user);
    if (!person) return void (await say(({ notChecked }) => notChecked));
    if (!(await mayRead(client, permalink.channel, person, asker.team))) return void (await say(({ why }) => why.notYours));
    const found = traces.find({ ...permalink, team: asker.team });
    if (found.length === 0) return void (await say(({ why }) => why.unknown));
    const { accounts } = await accountsFor({ asker: { ...asker, channel: permalink.channel }, isForAll: false });
    const handled = found.map((trace) => ({
      ...trace,
      label: labelOf(trace),
      asked: trace.asked.filter(({ account }) => accounts.includes(account)),
    }));
    await responder.say(asker, (context) => whyCard(permalink.url, handled, context), destination);
  };
}

/** Rules by which there was an answer, if only a link to an earlier one. */
const ANSWERED: ReadonlySet<Rule> = new Set(['answered', 'repeated_elsewhere', 'burst_digest', 'dismissed']);

function labelOf({ surface, rule }: Pick<Trace, 'surface' | 'rule'>): HandledMessage['label'] {
  const { isAsked, label } = rulesOf(surface);
  return isAsked || ANSWERED.has(rule) ? label : undefined;
}
