import { type Finding, ordersOf } from '../../core/finding.ts';
import type { Identifier } from '../../core/identifier/identifier.ts';
import type { LinkPattern } from '../../core/identifier/link-pattern.ts';
import type { Times } from '../../core/times.ts';
import type { AccountsFor } from '../answer/accounts/in-use.ts';
import type { Responder } from '../answer/answer.ts';
import { type Asker, accountUse, type Question } from '../answer/question.ts';
import { type Deduplicator, type EventContext, eventKey } from '../memory/deduplication.ts';
import { fingerprint } from '../memory/fingerprint.ts';
import type { Rule, Traces } from '../memory/trace.ts';
import type { Access } from '../policy/access.ts';
import type { Channels } from '../policy/channels.ts';
import { eventually } from '../policy/eventually.ts';
import { whyUnreadable } from '../policy/unreadable.ts';
import { belowMessage, type UnfurlClient, unfurlComposer } from './attachments.ts';
import { type LinkedOrder, orderLinks, parseLinkShared, type SharedLinks } from './event.ts';

/** What is used of `link_shared`. */
export interface UnfurlArgs {
  readonly event: unknown;
  readonly body: unknown;
  readonly context: EventContext;
  readonly client: UnfurlClient;
}

export interface UnfurlDeps {
  readonly patterns: readonly LinkPattern[];
  readonly accountsFor: AccountsFor<'read'>;
  readonly responder: Responder;
  readonly channels: Channels;
  readonly access: Pick<Access, 'denialOf'>;
  readonly times: Pick<Times, 'slackRetry'>;
  readonly deduplicator: Deduplicator;
  readonly traces: Traces;
}

const SURFACE = 'unfurl';

/** Shows an order's status below links to UNFURL_DOMAINS: public data only, and nothing if the order is not found. */
export function createUnfurl(deps: UnfurlDeps): (args: UnfurlArgs) => Promise<void> {
  return async ({ event, body, context: { receipt }, client }) => {
    const shared = parseLinkShared(event, body);
    if (!shared) return;
    const { read } = await deps.accountsFor(accountUse({ surface: SURFACE, asker: askerOf(shared) }));
    const links = orderLinks(shared.urls, deps.patterns, (text) => read(text, { asked: true }));
    if (links.length === 0) return;
    const key = eventKey(shared.team, SURFACE, shared.channel, shared.ts, fingerprint(...shared.urls));
    const work = async () => {
      if (await mayBeShown(deps, shared, links)) await unfurl(deps, shared, links, client);
      return true;
    };
    // A preview that is sent twice takes its own place.
    await deps.responder.during(deps.deduplicator.run(key, { unsure: 'answer', receipt, work }));
  };
}

/** Waits until Slack says who reads the channel and who posted the link. */
async function mayBeShown(
  { traces, times, ...deps }: UnfurlDeps,
  shared: SharedLinks,
  links: readonly LinkedOrder[],
): Promise<boolean> {
  const { team, channel, ts, person: user, isShared } = shared;
  const conversation = { team, channel, user, isShared };
  const isKnown = (rule: Rule | undefined) => {
    if (rule) traces.note({ team, channel, ts }, { surface: SURFACE, rule, identifiers: identifiersOf(links) });
    return rule !== 'not_checked';
  };
  return (await eventually(() => whyUnreadable(deps, conversation), isKnown, times.slackRetry)) === undefined;
}

async function unfurl(
  { responder, traces }: UnfurlDeps,
  shared: SharedLinks,
  links: readonly LinkedOrder[],
  client: UnfurlClient,
): Promise<void> {
  const { team, channel, ts } = shared;
  const message = { team, channel, ts };
  const identifiers = identifiersOf(links);
  const question: Question = { surface: SURFACE, asker: askerOf(shared), identifiers, typed: '', message };
  const { outcome, isPosted, findings } = await responder.answer(question, unfurlComposer(links), belowMessage(client, shared));
  if (outcome === 'answered') traces.note(message, { surface: SURFACE, rule: ruleOf(isPosted, findings), identifiers, findings });
}

function identifiersOf(links: readonly LinkedOrder[]): readonly Identifier[] {
  return links.map(({ identifier }) => identifier);
}

function askerOf({ team, channel, person: user }: SharedLinks): Asker {
  return { team, channel, user };
}

function ruleOf(isPosted: boolean, findings: readonly Finding[]): Rule {
  if (isPosted) return 'answered';
  return ordersOf(findings).length > 0 ? 'not_delivered' : 'found_nowhere';
}
