import type { AttentionKind, Stage } from '../../../core/order/vocabulary.ts';
import type { WebhookNotice } from '../../../core/provider/webhook.ts';
import { textSection } from '../blocks/blocks.ts';
import type { CardContext, Message } from '../card.ts';
import { bold } from '../mrkdwn.ts';
import { alarmSymbol } from '../order/headline.ts';

/** What each report is called on an order that has it already. */
const MEANINGS: Readonly<Record<WebhookNotice, { readonly attention: AttentionKind; readonly stage: Stage }>> = {
  dispute: { attention: 'disputed', stage: 'disputed' },
  refund: { attention: 'refund_failed', stage: 'refunded' },
};

/** What a provider reports and what to do about it, above the order: its record often says nothing of it yet. */
export function reportedCard(
  order: Message,
  { notice, provider }: { readonly notice: WebhookNotice; readonly provider: string },
  { words }: CardContext,
): Message {
  const { attention, stage } = MEANINGS[notice];
  const sentence = words.reported[notice](provider);
  const lines = [`${alarmSymbol([attention], stage)} ${bold(sentence)}`, `→ ${words.nextSteps[attention]}`];
  return { text: `${sentence}\n${order.text}`, blocks: [textSection(lines.join('\n')), ...order.blocks] };
}
