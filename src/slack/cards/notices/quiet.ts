import { DISMISS } from '../actions.ts';
import { button, row } from '../blocks/blocks.ts';
import type { CardContext, Message } from '../card.ts';
import { noticeCard } from './notice.ts';

/** One sentence of words/ as an automatic reply: it can be taken back by `author`. */
export function quietCard(sentence: string, author: string, context: CardContext): Message {
  const { text, blocks } = noticeCard(sentence, context);
  return { text, blocks: [...blocks, ...row([button(DISMISS, context.words.buttons.dismiss, author)])] };
}
