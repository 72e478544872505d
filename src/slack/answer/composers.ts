import type { View } from '@slack/types';
import { ordersOf } from '../../core/finding.ts';
import { type Identifier, isPersonId } from '../../core/identifier/identifier.ts';
import { holds, type Order, visible } from '../../core/order/order.ts';
import { suggestPrefix } from '../../core/parse/suggest-prefix.ts';
import { type DetailsValue, detailsValue } from '../cards/actions.ts';
import { answerCard } from '../cards/answer/answer.ts';
import { lateCard } from '../cards/answer/late.ts';
import type { Buttons, CardContext, Message, Report } from '../cards/card.ts';
import { compactCard } from '../cards/channel/compact.ts';
import { noticeCard } from '../cards/notices/notice.ts';
import { copyReplyView } from '../cards/views/copy-reply.ts';
import { detailsView, type Reveal } from '../cards/views/details.ts';
import { financeView, personalView } from '../cards/views/reveal.ts';
import { messageView } from '../cards/views/views.ts';
import type { ButtonValues } from './button-value.ts';
import type { Composer } from './composer.ts';
import { keepingCards } from './kept-cards.ts';

export interface Composers {
  /** The card for the person who asked, or, once `shown`, for the channel; `by` is the id of the person who showed it to others. */
  card(identifiers: readonly Identifier[], options: { shown: boolean; by?: string | undefined }): Composer<Message>;
  /** What a whole channel may read: public data, and a button for the details. */
  compact(identifiers: readonly Identifier[]): Composer<Message>;
  /** The modal with everything public and internal, of one order or of all that were found. */
  details(value: DetailsValue, channel: string | undefined): Composer<View>;
  /** The modal with a sentence for the customer. */
  copyReply(): Composer<View>;
  /** The modal with one guarded class of the same orders. */
  reveal(guarded: 'personal' | 'finance', value: DetailsValue): Composer<View>;
}

export function createComposers(buttonValues: ButtonValues): Composers {
  const composeCard = keepingCards(answerCard);
  return {
    card(identifiers, { shown, by }) {
      const questionOf = (identifier: Identifier) => buttonValues.encode([identifier]);
      const buttons = { question: buttonValues.encode(identifiers), questionOf, shown, shownBy: by };
      return {
        full: (report, context) => {
          const all = allOf(identifiers, report, buttonValues);
          const corrected = correction(identifiers, context, buttonValues);
          return composeCard(report, { ...buttons, all, corrected }, context);
        },
        late: (report, news, context) => lateCard(report, news, buttons, context),
        notice: noticeCard,
      };
    },
    compact(identifiers) {
      const buttons = { question: buttonValues.encode(identifiers), shown: true };
      const whole = (report: Report, context: CardContext): Message =>
        compactCard(report, { ...buttons, all: allOf(identifiers, report, buttonValues) }, context);
      return { full: whole, notice: noticeCard };
    },
    details: (value, channel) => {
      const whole = (report: Report, context: CardContext): View => {
        const orders = chosenOrders(report, value.order);
        return detailsView(orders, report, context, revealsOf(orders, value), channel);
      };
      return { full: whole, notice: messageView };
    },
    copyReply: () => ({ full: copyReplyView, notice: messageView }),
    reveal: (guarded, { order }) => {
      const whole = (report: Report, context: CardContext): View => {
        const orders = chosenOrders(report, order);
        // Who is awaited, or what has become of the order since.
        if (orders.length === 0) return detailsView(orders, report, context);
        if (guarded === 'finance')
          return financeView(
            orders.map((one) => visible(one, 'public', 'finance')),
            context,
          );
        return personalView(
          orders.map((one) => visible(one, 'public', 'personal')),
          context,
        );
      };
      return { full: whole, notice: messageView };
    },
  };
}

/** What a button for all numbers carries, where not all were looked up. */
function allOf(identifiers: readonly Identifier[], { beyond = [] }: Report, buttonValues: ButtonValues): Buttons['all'] {
  const all = [...identifiers, ...beyond].filter((identifier) => !isPersonId(identifier));
  return beyond.length > 0 ? { question: buttonValues.encode(all), count: all.length } : undefined;
}

/** The question that was meant by one number with a mistyped prefix. */
function correction(
  [identifier, ...others]: readonly Identifier[],
  { prefixes }: CardContext,
  buttonValues: ButtonValues,
): Buttons['corrected'] {
  if (identifier?.kind !== 'reference' || others.length > 0) return undefined;
  const suggestion = suggestPrefix(identifier.value, prefixes);
  if (!suggestion) return undefined;
  const { meant, provider, id } = suggestion;
  return { text: meant, question: buttonValues.encode([{ kind: 'order', value: id, raw: id, providers: [provider] }]) };
}

function revealsOf(orders: readonly Order[], { question, order }: DetailsValue): readonly Reveal[] {
  const value = order ? detailsValue(question, order) : question;
  const held = orders.map(holds);
  return (['personal', 'finance'] as const)
    .filter((guarded) => held.some((one) => one[guarded]))
    .map((guarded) => ({ guarded, value }));
}

function chosenOrders(report: Report, chosen: { account: string; id: string } | undefined): readonly Order[] {
  const orders = ordersOf([...report.findings, ...report.linked]);
  if (!chosen) return orders;
  return orders.filter((order) => order.account === chosen.account && order.public.id === chosen.id);
}
