import type { KnownBlock, ModalView } from '@slack/types';
import type { Words } from '../../words/words.ts';
import { joinSmallPrint, note, plainText, textSection } from '../blocks/blocks.ts';
import type { CardContext } from '../card.ts';
import { fitBlocks, LIMITS } from '../limits.ts';

/** The blocks of a message within Slack's limits, never none: the body gives way, the tail stays. */
export function fitMessage(body: readonly KnownBlock[], tail: readonly KnownBlock[], { report }: Words): KnownBlock[] {
  const parts = { body: body.length > 0 ? body : [textSection(report.nothing)], left: note(report.cut), tail };
  return joinSmallPrint(fitBlocks(parts, { blocks: LIMITS.blocks, text: LIMITS.messageText }));
}

/** Blocks in a modal that can only be closed. */
export function closableModal(title: string, blocks: readonly KnownBlock[], { words }: CardContext): ModalView {
  const parts = { body: blocks, left: note(words.report.cut), tail: [] };
  return {
    type: 'modal',
    title: plainText(title, LIMITS.viewTitle),
    close: plainText(words.views.close, LIMITS.viewButton),
    blocks: fitBlocks(parts, { blocks: LIMITS.viewBlocks, text: LIMITS.viewText }),
  };
}
