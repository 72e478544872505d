import type { Asking, Finding } from '../../core/finding.ts';
import type { Language } from '../../core/language.ts';
import type { Lookup } from '../../core/lookup.ts';
import type { Stories } from '../../core/story/story.ts';
import type { Times } from '../../core/times.ts';
import type { CardContext, Report } from '../cards/card.ts';
import { prose } from '../cards/mrkdwn.ts';
import type { Access } from '../policy/access.ts';
import type { Quota } from '../policy/quota.ts';
import { valueWithin } from '../policy/timeout.ts';
import type { AccountsInUse } from './accounts/in-use.ts';
import { withheldFrom } from './accounts/withheld.ts';
import type { ContextDeps } from './context.ts';
import type { Conversation, ConversationState } from './conversation.ts';
import { MAX_IDENTIFIERS, type Question, rulesOf } from './question.ts';
import type { Recorder } from './record.ts';
import type { Refusal } from './refusal.ts';

/** What the answers need of the product without Slack, whichever accounts a question uses. */
export interface OrderLookup extends Pick<CardContext, 'openLink'> {
  /** Orders of several providers that belong together. */
  storiesOf(findings: readonly Finding[]): Stories;
}

export interface ResponderDeps extends ContextDeps {
  readonly orders: OrderLookup;
  readonly access: Pick<Access, 'denialOf'>;
  readonly quota: Pick<Quota, 'overrunOf'>;
  readonly recorder: Recorder;
  readonly times: Pick<Times, 'firstWords' | 'linkedOrders' | 'language' | 'replyRetry' | 'replyLife'>;
}

export interface AnswerResult extends ConversationState {
  /** `defect`: our own code failed. */
  readonly outcome: 'answered' | 'refused' | 'defect';
  readonly findings: readonly Finding[];
  /** Why it was refused. */
  readonly refusal?: Refusal | undefined;
}

/** A question that may be asked. */
interface Begun {
  readonly accounts: AccountsInUse;
  readonly conversation: Conversation;
  /** By the monotonic clock. */
  readonly firstReplyAt: number;
}

/** Looks up and says what is found as it comes. */
export async function lookUpAndReply(
  deps: ResponderDeps,
  question: Question,
  { accounts, conversation, firstReplyAt }: Begun,
): Promise<AnswerResult> {
  const { orders, recorder } = deps;
  const asked = question.identifiers.slice(0, question.limit ?? MAX_IDENTIFIERS);
  const lookup = accounts.look(asked, askingOf(question, conversation.context.language));
  const report = (linked: readonly Finding[]) => reportOf(orders, question, lookup, linked);
  const isDone = await valueWithin(
    lookup.done.then(() => true),
    firstReplyAt - performance.now(),
  );
  const first = report(isDone ? await linkedSoon(lookup, deps.times.linkedOrders, firstReplyAt) : []);
  const counted = { ...question, identifiers: asked };
  const withheld = () => withheldFrom(deps.accountsFor, counted, accounts, lookup.findings());
  const isForAsker = isDone === true && areMisses(first.findings) && (await withheld()).length > 0;
  if (!isForAsker) await conversation.reply(first);
  if (!isDone) {
    await lookup.done;
    await conversation.reply(report(first.linked));
  }
  const linked = await lookup.linked;
  if (isNews(linked, first)) await conversation.reply(report(linked));
  await sayWithheld(conversation, await withheld(), isForAsker);
  const findings = [...lookup.findings(), ...linked];
  recorder.answered(counted, findings, conversation.context.reference ?? '');
  return { ...conversation.state(), outcome: 'answered', findings };
}

function areMisses(findings: readonly Finding[]): boolean {
  return findings.every(({ answer }) => answer.kind === 'missing');
}

/** A channel does not read that nothing was found where its accounts alone were asked: the asker does. */
async function sayWithheld(conversation: Conversation, withheld: readonly string[], isAnswer: boolean): Promise<void> {
  if (withheld.length === 0) return;
  const { words } = conversation.context;
  const sentence = words.withheld(words.list(withheld.map((label) => prose(label))));
  await (isAnswer ? conversation.notify(sentence) : conversation.remark(sentence));
}

/** Of all askers that wait for a provider, the one who waits for less goes first; what nobody asked is one asker's. */
function askingOf({ asker: { team, user, channel }, surface, refresh }: Question, language: Language): Asking {
  const asker = JSON.stringify(rulesOf(surface).isAsked ? [team, user ?? channel] : [team, surface]);
  return { team, asker, language, refresh };
}

/** Whether the linked orders change what was said: a miss does not. */
function isNews(linked: readonly Finding[], said: Report): boolean {
  return linked.some(({ answer }) => answer.kind === 'found') && said.linked.length === 0;
}

/** The linked orders, if they come before the first reply has to go out. */
async function linkedSoon({ linked }: Lookup, wait: number, firstReplyAt: number): Promise<readonly Finding[]> {
  return (await valueWithin(linked, Math.min(wait, firstReplyAt - performance.now()))) ?? [];
}

function reportOf(
  orders: OrderLookup,
  { identifiers, typed, limit = MAX_IDENTIFIERS }: Question,
  lookup: Lookup,
  linked: readonly Finding[],
): Report {
  const findings = lookup.findings();
  return {
    findings,
    awaited: lookup.awaited(),
    linked,
    stories: orders.storiesOf([...findings, ...linked]),
    unasked: lookup.unasked,
    unclaimed: lookup.unclaimed,
    leftOut: Math.max(0, identifiers.length - limit),
    beyond: identifiers.slice(limit),
    typed,
  };
}
