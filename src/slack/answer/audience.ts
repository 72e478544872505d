import { paragraph } from '../cards/blocks/blocks.ts';
import type { CardContext, Message } from '../cards/card.ts';
import type { Words } from '../words/words.ts';
import type { Composer } from './answer.ts';
import type { Destination } from './delivery.ts';

/** A reply for the whole channel, or, `aside`, for the person who asked alone. */
export interface Remark {
  readonly message: Message;
  readonly aside: boolean;
}

/** Answers go to the channel; refusals and defects concern only the person who asked. */
export function withAsides(composer: Composer<Message>): Composer<Remark> {
  const aloud = (message: Message | undefined) => message && { message, aside: false };
  return {
    full: async (report, context) => aloud(await composer.full(report, context)),
    late: (report, news, context) => ({ message: composer.late(report, news, context), aside: false }),
    notice: (sentence, context) => {
      const message = composer.notice(sentence, context);
      return message && { message, aside: true };
    },
  };
}

/** Two ways of one conversation. */
export function eitherWay(aloud: Destination<Message>, aside: Destination<Message>): Destination<Remark> {
  const wayOf = (remark: Remark) => (remark.aside ? aside : aloud);
  return {
    call: aloud.call,
    replaces: aloud.replaces,
    plain: (remark, context) => ({ ...remark, message: wayOf(remark).plain(remark.message, context) }),
    send: (remark) => wayOf(remark).send(remark.message),
  };
}

/** The same answer below a sentence that says why it stands here. */
export function prefaced(composer: Composer<Message>, sentence: (words: Words) => string): Composer<Message> {
  const below = (message: Message | undefined, context: CardContext) => message && preface(message, sentence(context.words));
  return {
    full: async (report, context) => below(await composer.full(report, context), context),
    late: composer.late,
    notice: composer.notice,
  };
}

function preface({ text, blocks }: Message, sentence: string): Message {
  return { text: `${sentence}\n${text}`, blocks: [paragraph(sentence), ...blocks] };
}
