import { textSection } from '../cards/blocks/blocks.ts';
import type { CardContext, Message } from '../cards/card.ts';
import type { Words } from '../words/words.ts';
import type { Composer } from './composer.ts';
import type { Destination } from './delivery/destination.ts';

/** A reply and who reads it: everybody in the channel, or the person who asked alone. */
export interface AudienceReply {
  readonly message: Message;
  readonly audience: 'channel' | 'asker';
}

/** Answers go to the channel; refusals and defects go to the asker only. */
export function withAudience(composer: Composer<Message>): Composer<AudienceReply> {
  const to = (audience: AudienceReply['audience'], message: Message | undefined) => message && { message, audience };
  const { late } = composer;
  return {
    full: async (report, context) => to('channel', await composer.full(report, context)),
    ...(late && { late: (report, news, context) => ({ message: late(report, news, context), audience: 'channel' }) }),
    notice: (sentence, context) => to('asker', composer.notice(sentence, context)),
  };
}

/** Sends each reply to its audience. */
export function byAudience(channel: Destination<Message>, asker: Destination<Message>): Destination<AudienceReply> {
  const destinationFor = ({ audience }: AudienceReply) => (audience === 'asker' ? asker : channel);
  return {
    call: channel.call,
    replaces: channel.replaces,
    life: channel.life,
    otherwise: channel.otherwise && asker.otherwise && byAudience(channel.otherwise, asker.otherwise),
    plain: (reply, context) => ({ ...reply, message: destinationFor(reply).plain(reply.message, context) }),
    send: (reply) => destinationFor(reply).send(reply.message),
  };
}

/** The same answer below a sentence that says why it is shown there. */
export function withPreface(composer: Composer<Message>, sentence: (words: Words) => string): Composer<Message> {
  const below = (message: Message | undefined, context: CardContext) => message && prefaced(message, sentence(context.words));
  return { ...composer, full: async (report, context) => below(await composer.full(report, context), context) };
}

/** The message below a sentence of words/. */
function prefaced({ text, blocks }: Message, sentence: string): Message {
  return { text: `${sentence}\n${text}`, blocks: [textSection(sentence), ...blocks] };
}
