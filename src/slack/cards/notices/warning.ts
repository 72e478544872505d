import { SHOW_ANYWAY } from '../actions.ts';
import { button, row } from '../blocks/blocks.ts';
import type { CardContext, Message } from '../card.ts';
import { noticeCard } from './notice.ts';

/** Before something is shown where others than colleagues read along, or may: the question once more. */
export function warningCard(readers: 'outsiders' | 'unknown', question: string, context: CardContext): Message {
  const { words } = context;
  const notice = noticeCard(readers === 'outsiders' ? words.outsidersWillRead : words.readersNotKnown, context);
  const anyway = { ...button(SHOW_ANYWAY, words.buttons.showAnyway, question), style: 'danger' } as const;
  return { text: notice.text, blocks: [...notice.blocks, ...row([anyway])] };
}
