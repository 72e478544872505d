import type { KnownBlock, ModalView } from '@slack/types';
import { fitBlocks, LIMITS } from '../limits.ts';
import { plainText, sections, smallPrint } from './blocks.ts';
import type { CardContext, Message } from './card.ts';
import { noticeBlocks } from './notice.ts';

/** Stands in the modal until the answer is there: trigger ids live three seconds. */
export function loadingView(context: CardContext): ModalView {
  return viewOf(context.words.views.name, sections([context.words.views.loading]), context);
}

/** A sentence of words.ts (mrkdwn), or a whole card, in a modal. */
export function messageView(message: string | Message, context: CardContext): ModalView {
  const blocks = typeof message === 'string' ? noticeBlocks(message, context) : message.blocks;
  return viewOf(context.words.views.name, blocks, context);
}

/** Blocks in a modal that can only be closed. */
export function viewOf(title: string, blocks: readonly KnownBlock[], { words }: CardContext): ModalView {
  const [left] = smallPrint([words.report.cut]);
  const parts = { body: blocks, left: left ?? { type: 'divider' as const }, tail: [] };
  return {
    type: 'modal',
    title: plainText(title, LIMITS.viewTitle),
    close: plainText(words.views.close, LIMITS.viewButton),
    blocks: fitBlocks(parts, { blocks: LIMITS.viewBlocks, text: LIMITS.viewText }),
  };
}
