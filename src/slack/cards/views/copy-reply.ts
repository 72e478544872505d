import type { KnownBlock, ModalView } from '@slack/types';
import { ordersOf } from '../../../core/finding.ts';
import { type Visible, visible } from '../../../core/order/order.ts';
import { groupsOf } from '../answer/groups.ts';
import { fullName } from '../answer/missing/missing.ts';
import { awaitedBlocks, noOrderBlocks } from '../answer/notes.ts';
import { plainText, sections, smallPrint } from '../blocks/blocks.ts';
import type { CardContext, Report } from '../card.ts';
import { LIMITS } from '../limits.ts';
import { environmentBadges } from '../order/environment.ts';
import { closableModal } from './fit.ts';

const MAX_ORDERS = 10;

/** For each order one plain sentence of public data that can be sent to the customer. */
export function copyReplyView(report: Report, context: CardContext): ModalView {
  const { customer } = context.words;
  const orders = ordersOf([...report.findings, ...report.linked]);
  const texts = orders.slice(0, MAX_ORDERS).map((order) => replyText(visible(order, 'public'), context));
  const blocks = texts.map((text): KnownBlock => ({ type: 'section', text: plainText(text, LIMITS.section) }));
  const small = smallPrint([...environmentBadges(orders), customer.intro]);
  const shown = blocks.length > 0 ? [...blocks, ...small] : withoutOrder(report, context);
  return closableModal(customer.title, shown, context);
}

function replyText({ public: { id, title, stage } }: Visible<'public'>, { words }: CardContext): string {
  return words.customer.replies[stage](title ? `${id} (${title})` : id);
}

function withoutOrder(report: Report, context: CardContext): KnownBlock[] {
  const groups = groupsOf(report, 'public');
  const known = groups.flatMap((group) => [
    ...noOrderBlocks(group, groups, context),
    ...awaitedBlocks(group, fullName, context.words),
  ]);
  return known.length > 0 ? known : sections([context.words.report.nothing]);
}
