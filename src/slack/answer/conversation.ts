import type { CardContext, Report } from '../cards/card.ts';
import type { Composer } from './composer.ts';
import { type Delivery, type DeliveryDeps, deliver } from './delivery/delivery.ts';
import type { Destination } from './delivery/destination.ts';

/** The replies to one question, in one place. */
export interface Conversation {
  readonly context: CardContext;
  /** Says what is known now: the whole reply where it replaces the earlier one, else what is new. */
  reply(report: Report): Promise<void>;
  /** Says one sentence instead. */
  notify(sentence: string): Promise<void>;
  /** Says one sentence besides the answer, to the person who asked; where only the channel could read it, nothing. */
  remark(sentence: string): Promise<void>;
  /** What has become of it so far. */
  state(): ConversationState;
}

export interface ConversationState {
  /** Slack accepted the last reply or notice. */
  readonly isDelivered: boolean;
  /** Slack accepted the answer, or a part of it; notices do not count. */
  readonly isPosted: boolean;
  /** Of the message that holds the answer, where the destination has one. */
  readonly ts?: string | undefined;
  /** The sentence that was said instead of an answer. */
  readonly notice?: string | undefined;
  /** Slack's error code for the last rejected reply. */
  readonly error?: string | undefined;
}

export interface ConversationDeps<Reply> {
  readonly composer: Composer<Reply>;
  readonly destination: Destination<Reply>;
  readonly context: CardContext;
  readonly delivery: DeliveryDeps;
}

export function createConversation<Reply>(deps: ConversationDeps<Reply>): Conversation {
  const { composer, destination, context, delivery } = deps;
  let state: ConversationState = { isDelivered: false, isPosted: false };
  let said: Report | undefined;
  const send = (reply: Reply | undefined): Promise<Delivery> | undefined =>
    reply === undefined ? undefined : deliver(destination, reply, context, delivery);
  return {
    context,
    async reply(report) {
      const delivered = await send(await compose(composer, destination.replaces ? undefined : said, report, context));
      said = report;
      if (!delivered) return;
      const { isDelivered, ts = state.ts, error } = delivered;
      state = { isDelivered, isPosted: state.isPosted || isDelivered, ts, error };
    },
    async notify(sentence) {
      const { isDelivered = false, error } = (await send(composer.notice(sentence, context))) ?? {};
      state = { ...state, notice: sentence, isDelivered, error };
    },
    remark: async (sentence) => void (await send(composer.notice(sentence, context))),
    state: () => state,
  };
}

function compose<Reply>(
  composer: Composer<Reply>,
  said: Report | undefined,
  report: Report,
  context: CardContext,
): ReturnType<Composer<Reply>['full']> {
  if (!said || !composer.late) return composer.full(report, context);
  const known = new Set([...said.findings, ...said.linked]);
  const news = [...report.findings, ...report.linked].filter((finding) => !known.has(finding));
  return composer.late(report, news, context);
}
