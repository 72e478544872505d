import type { View } from '@slack/types';
import type { Identifier } from '../core/identifier.ts';
import { ordersOf } from '../core/lookup.ts';
import type { Order } from '../core/order.ts';
import type { Composer } from './answer.ts';
import { answerCard } from './cards/answer.ts';
import type { CardContext, Message, Report } from './cards/card.ts';
import { compactCard } from './cards/compact.ts';
import { detailsView } from './cards/details.ts';
import { lateCard } from './cards/late.ts';
import { noticeCard } from './cards/notice.ts';
import { messageView } from './cards/views.ts';
import type { Questions } from './question.ts';

export interface Replies {
  /** The card for the person who asked, or, once `shown`, for the channel. */
  card(identifiers: readonly Identifier[], options: { shown: boolean }): Composer<Message>;
  /** What a whole channel may read: public data, and a button for the details. */
  compact(identifiers: readonly Identifier[]): Composer<Message>;
  /** The modal with everything public and internal, of one order or of all that were found. */
  details(chosen: { provider: string; id: string } | undefined): Composer<View>;
}

export function createReplies(questions: Questions): Replies {
  return {
    card(identifiers, { shown }) {
      const buttons = { question: questions.encode(identifiers), shown };
      return {
        full: (report, context) => answerCard(report, buttons, context),
        late: (report, news, context) => lateCard(report, news, buttons, context),
        notice: noticeCard,
      };
    },
    compact(identifiers) {
      const buttons = { question: questions.encode(identifiers), shown: true };
      const whole = (report: Report, context: CardContext): Message => compactCard(report, buttons, context);
      return { full: whole, late: (report, _news, context) => whole(report, context), notice: noticeCard };
    },
    details: (chosen) => {
      const whole = (report: Report, context: CardContext): View => detailsView(chosenOrders(report, chosen), report, context);
      return { full: whole, late: (report, _news, context) => whole(report, context), notice: messageView };
    },
  };
}

function chosenOrders(report: Report, chosen: { provider: string; id: string } | undefined): readonly Order[] {
  const orders = ordersOf([...report.findings, ...report.linked]);
  if (!chosen) return orders;
  return orders.filter((order) => order.provider === chosen.provider && order.public.id === chosen.id);
}
