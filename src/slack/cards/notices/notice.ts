import type { KnownBlock } from '@slack/types';
import { plainSentences } from '../answer/summary.ts';
import { plainText, sections } from '../blocks/blocks.ts';
import type { CardContext, Message } from '../card.ts';
import { LIMITS } from '../limits.ts';
import { readable } from '../plain.ts';

/** One sentence of words/, mrkdwn: refusals, a card that is too old, and the like. */
export function noticeCard(sentence: string, context: CardContext): Message {
  return { text: plainSentences([sentence], context.words), blocks: noticeBlocks(sentence, context) };
}

/** A sentence too long for one section loses its formatting, so that no entity is cut in half. */
export function noticeBlocks(sentence: string, { words }: CardContext): KnownBlock[] {
  if (sentence.length <= LIMITS.section) return sections([sentence.trim() || words.report.nothing]);
  return [{ type: 'section', text: plainText(readable(sentence), LIMITS.section) }];
}
