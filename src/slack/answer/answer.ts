import type { CardContext } from '../cards/card.ts';
import type { Composer } from './composer.ts';
import { contextFor, readerOf } from './context.ts';
import { type Conversation, createConversation } from './conversation.ts';
import { type Delivery, type DeliveryDeps, deliver } from './delivery/delivery.ts';
import type { Destination } from './delivery/destination.ts';
import { type AnswerResult, lookUpAndReply, type ResponderDeps } from './look-up.ts';
import { type Asker, accountUse, type Question, rulesOf } from './question.ts';
import { type Refusal, refusalText } from './refusal.ts';

/** The one path of every surface. Nothing here rejects. */
export interface Responder {
  /** Looks up and replies. */
  answer<Reply>(question: Question, composer: Composer<Reply>, destination: Destination<Reply>): Promise<AnswerResult>;
  /** Replies without a lookup. */
  say<Reply>(asker: Asker, compose: (context: CardContext) => Reply, destination: Destination<Reply>): Promise<Delivery>;
  /** Tracks extra work of a surface, so that shutdown waits for it. */
  during<Result>(work: Promise<Result>): Promise<Result>;
  /** Resolves when no answer is under way. */
  idle(): Promise<void>;
  /** How many answers are under way, extra work of surfaces not counted. */
  unfinished(): number;
}

export function createResponder(deps: ResponderDeps): Responder {
  /** Whether each is an answer. */
  const underWay = new Map<Promise<unknown>, boolean>();
  const track = <Result>(work: Promise<Result>, isAnswer: boolean): Promise<Result> => {
    const end = () => underWay.delete(work);
    underWay.set(work, isAnswer);
    work.then(end, end);
    return work;
  };
  return {
    answer: (question, composer, destination) => track(answer(deps, question, composer, destination), true),
    say: (asker, compose, destination) => track(say(deps, asker, compose, destination), true),
    during: (work) => track(work, false),
    idle: async () => {
      while (underWay.size > 0) await Promise.allSettled(underWay.keys());
    },
    unfinished: () => [...underWay.values()].filter(Boolean).length,
  };
}

async function answer<Reply>(
  deps: ResponderDeps,
  question: Question,
  composer: Composer<Reply>,
  destination: Destination<Reply>,
): Promise<AnswerResult> {
  const firstReplyAt = performance.now() + deps.times.firstWords;
  const accounts = await deps.accountsFor(accountUse(question));
  const [context, refusal] = await Promise.all([contextFor(deps, readerOf(question), accounts), refusalOf(deps, question)]);
  const conversation = createConversation({ composer, destination, context, delivery: deliveryOf(deps) });
  try {
    if (refusal) return await refuse(deps, question, refusal, conversation);
    return await lookUpAndReply(deps, question, { accounts, conversation, firstReplyAt });
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
  await conversation.notify(refusalText(refusal, conversation.context.words));
  return { ...conversation.state(), outcome: 'refused', findings: [], refusal };
}

async function say<Reply>(
  deps: ResponderDeps,
  asker: Asker,
  compose: (context: CardContext) => Reply,
  destination: Destination<Reply>,
): Promise<Delivery> {
  const context = await contextFor(deps, asker, await deps.accountsFor({ asker, isForAll: asker.user === undefined }));
  return await deliver(destination, compose(context), context, deliveryOf(deps));
}

function deliveryOf({ times, recorder }: ResponderDeps): DeliveryDeps {
  const { slackRejected, lost } = recorder;
  return { pause: times.replyRetry, maxLife: times.replyLife, onRejected: slackRejected, onLost: lost };
}
