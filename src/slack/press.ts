import type { Identifier } from '../core/identifier.ts';
import type { Asker, Responder } from './answer.ts';
import type { Message } from './cards/card.ts';
import { noticeCard } from './cards/notice.ts';
import type { Destination } from './delivery.ts';
import { type Respond, responseUrl, type ViewsClient } from './destination.ts';
import type { Questions } from './question.ts';
import type { Words } from './words.ts';

/** What is used of a button's payload. */
export interface ButtonArgs {
  readonly body: {
    readonly team: { readonly id: string } | null;
    readonly user: { readonly id: string };
    readonly channel?: { readonly id: string } | undefined;
    readonly container: { readonly is_ephemeral?: boolean; readonly thread_ts?: string };
    readonly trigger_id: string;
  };
  readonly action: { readonly value?: string };
  ack(): Promise<void>;
  readonly respond: Respond;
  readonly client: ViewsClient;
}

/** A button that was pressed, acknowledged, and whose question is known. */
export interface Press extends Omit<ButtonArgs, 'ack'> {
  readonly asker: Asker;
  readonly identifiers: readonly Identifier[];
  /** False on a card that everybody in the channel sees. */
  readonly isPrivate: boolean;
  /** Where replies go: the thread of the card, if it stands in one. */
  readonly thread: string | undefined;
}

export interface PressParts {
  readonly questions: Questions;
  readonly responder: Responder;
}

/** Acknowledges first, then reads what the card asked; a card whose question is forgotten says so. */
export function pressed(
  parts: PressParts,
  handle: (press: Press) => Promise<void>,
  questionOf: (value: string) => string = (value) => value,
): (args: ButtonArgs) => Promise<void> {
  return async ({ ack, ...args }) => {
    await ack();
    const { team, user, channel, container } = args.body;
    const asker = { team: team?.id ?? 'enterprise', user: user.id, channel: channel?.id };
    const identifiers = parts.questions.decode(questionOf(args.action.value ?? ''));
    if (!identifiers)
      return await tell(
        parts.responder,
        asker,
        ({ tooOld }) => tooOld,
        privately({ respond: args.respond, thread: container.thread_ts }),
      );
    await handle({ ...args, asker, identifiers, isPrivate: container.is_ephemeral === true, thread: container.thread_ts });
  };
}

/** Says one sentence. */
export async function tell(
  responder: Responder,
  asker: Asker,
  sentence: (words: Words) => string,
  destination: Destination<Message>,
): Promise<void> {
  await responder.say(asker, (context) => noticeCard(sentence(context.words), context), destination);
}

/** A further message that only the person who pressed sees. */
export function privately({ respond, thread }: Pick<Press, 'respond' | 'thread'>): Destination<Message> {
  return responseUrl({ respond, type: 'ephemeral', replaces: false, thread });
}
