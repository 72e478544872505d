import type { ModalView } from '@slack/types';
import { sections } from '../blocks/blocks.ts';
import type { CardContext, Message } from '../card.ts';
import { noticeBlocks } from '../notices/notice.ts';
import { closableModal } from './fit.ts';

/** Shown in the modal until the answer arrives: trigger ids expire after three seconds. */
export function loadingView(context: CardContext): ModalView {
  return closableModal(context.words.views.name, sections([context.words.views.loading]), context);
}

/** A sentence of words/ (mrkdwn), or a whole card, in a modal. */
export function messageView(message: string | Message, context: CardContext): ModalView {
  const blocks = typeof message === 'string' ? noticeBlocks(message, context) : message.blocks;
  return closableModal(context.words.views.name, blocks, context);
}
