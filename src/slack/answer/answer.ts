import type { Asking, Finding } from '../../core/finding.ts';
import type { Identifier } from '../../core/identifier/identifier.ts';
import type { Language } from '../../core/language.ts';
import type { Lookup } from '../../core/lookup.ts';
import type { Stories } from '../../core/story/story.ts';
import type { Times } from '../../core/times.ts';
import type { CardContext, Report } from '../cards/card.ts';
import type { Access, Denial } from '../policy/access.ts';
import type { Overrun, Quota } from '../policy/quota.ts';
import { valueWithin } from '../policy/timeout.ts';
import type { Composer } from './composer.ts';
import { type ContextDeps, contextFor, readerOf } from './context.ts';
import { type Conversation, type ConversationState, createConversation } from './conversation.ts';
import { type Delivery, type DeliveryDeps, deliver } from './delivery/delivery.ts';
import type { Destination } from './delivery/destination.ts';
import { type Asker, MAX_IDENTIFIERS, type Question, rulesOf } from './question.ts';
import type { Recorder } from './record.ts';

/** Why a question is not answered; words has a sentence for each. */
export type Refusal = Denial | Overrun;

/** What the answers need of the product without Slack. */
export interface OrderLookup extends Pick<CardContext, 'openLink' | 'known'> {
  look(identifiers: readonly Identifier[], asking: Asking): Lookup;
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

/** The one path of every surface. Nothing here rejects. */
export interface Responder {
  /** Looks up and replies. */
  answer<Reply>(question: Question, composer: Composer<Reply>, destination: Destination<Reply>): Promise<AnswerResult>;
  /** Replies without a lookup. */
  say<Reply>(asker: Asker, compose: (context: CardContext) => Reply, destination: Destination<Reply>): Promise<Delivery>;
  /** Tracks extra work of a surface, so that shutdown waits for it. */
  during(work: Promise<unknown>): Promise<void>;
  /** Resolves when no answer is under way. */
  idle(): Promise<void>;
}

export function createResponder(deps: ResponderDeps): Responder {
  const underWay = new Set<Promise<unknown>>();
  const track = <Result>(work: Promise<Result>): Promise<Result> => {
    underWay.add(work);
    return work.finally(() => underWay.delete(work));
  };
  return {
    answer: (question, composer, destination) => track(answer(deps, question, composer, destination)),
    say: (asker, compose, destination) => track(say(deps, asker, compose, destination)),
    during: async (work) => void (await track(work)),
    idle: async () => {
      while (underWay.size > 0) await Promise.allSettled(underWay);
    },
  };
}

async function answer<Reply>(
  deps: ResponderDeps,
  question: Question,
  composer: Composer<Reply>,
  destination: Destination<Reply>,
): Promise<AnswerResult> {
  const firstReplyAt = performance.now() + deps.times.firstWords;
  const [context, refusal] = await Promise.all([contextFor(deps, readerOf(question)), refusalOf(deps, question)]);
  const conversation = createConversation({ composer, destination, context, delivery: deliveryOf(deps) });
  try {
    if (refusal) return await refuse(deps, question, refusal, conversation);
    return await lookUpAndReply(deps, question, conversation, firstReplyAt);
  } catch (error) {
    await conversation.notify(context.words.defect(deps.recorder.defect(error, question.surface)));
    return { ...conversation.state(), outcome: 'defect', findings: [] };
  }
}

async function refusalOf({ access, quota }: ResponderDeps, question: Question): Promise<Refusal | undefined> {
  const { surface, asker, identifiers } = question;
  const denial = await access.denialOf(asker);
  return denial ?? (await quota.overrunOf({ countsOn: rulesOf(surface).countsOn, asker, identifiers }));
}

async function refuse(
  { recorder }: ResponderDeps,
  question: Question,
  refusal: Refusal,
  conversation: Conversation,
): Promise<AnswerResult> {
  recorder.refused(question, refusal);
  await conversation.notify(conversation.context.words[refusal]);
  return { ...conversation.state(), outcome: 'refused', findings: [], refusal };
}

async function lookUpAndReply(
  deps: ResponderDeps,
  question: Question,
  conversation: Conversation,
  firstReplyAt: number,
): Promise<AnswerResult> {
  const { orders, recorder } = deps;
  const asked = question.identifiers.slice(0, question.limit ?? MAX_IDENTIFIERS);
  const lookup = orders.look(asked, askingOf(question, conversation.context.language));
  const report = (linked: readonly Finding[]) => reportOf(orders, question, lookup, linked);
  const isDone = await valueWithin(
    lookup.done.then(() => true),
    firstReplyAt - performance.now(),
  );
  const first = report(isDone ? await linkedSoon(lookup, deps.times.linkedOrders, firstReplyAt) : []);
  await conversation.reply(first);
  await lookup.done;
  if (!isDone) await conversation.reply(report(first.linked));
  const linked = await lookup.linked;
  if (isNews(linked, first)) await conversation.reply(report(linked));
  const findings = [...lookup.findings(), ...linked];
  recorder.answered({ ...question, identifiers: asked }, findings, conversation.context.reference ?? '');
  return { ...conversation.state(), outcome: 'answered', findings };
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
    unclaimed: lookup.unclaimed,
    leftOut: Math.max(0, identifiers.length - limit),
    beyond: identifiers.slice(limit),
    typed,
  };
}

async function say<Reply>(
  deps: ResponderDeps,
  asker: Asker,
  compose: (context: CardContext) => Reply,
  destination: Destination<Reply>,
): Promise<Delivery> {
  const context = await contextFor(deps, asker);
  return await deliver(destination, compose(context), context, deliveryOf(deps));
}

function deliveryOf({ times, recorder }: ResponderDeps): DeliveryDeps {
  const { slackRejected, lost } = recorder;
  return { pause: times.replyRetry, maxLife: times.replyLife, onRejected: slackRejected, onLost: lost };
}
