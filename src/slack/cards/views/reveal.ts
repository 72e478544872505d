import type { KnownBlock, ModalView } from '@slack/types';
import type { Visible } from '../../../core/order/order.ts';
import type { Words } from '../../words/words.ts';
import { sections } from '../blocks/blocks.ts';
import type { CardContext } from '../card.ts';
import { bold, code, prose } from '../mrkdwn.ts';
import { amountText } from '../order/amount.ts';
import { identifiedHeadline } from '../order/headline.ts';
import { statusInFull, withLabel } from '../order/status.ts';
import { eventText } from '../order/timeline.ts';
import { closableModal } from './fit.ts';

/** Free maps may hold anything in any number. */
const MAX_FREE = 40;

/** Who bought it: the only view that reaches the class personal. */
export function personalView(orders: readonly Visible<'public' | 'personal'>[], context: CardContext): ModalView {
  const blocks = orders.flatMap((order) => withDivider(identifiedHeadline(order, context), personalLines(order, context.words)));
  return closableModal(context.words.reveal.personalTitle, orNothing(blocks, context), context);
}

/** What was earned with it: the only view that reaches the class finance. */
export function financeView(orders: readonly Visible<'public' | 'finance'>[], context: CardContext): ModalView {
  const blocks = orders.flatMap((order) => withDivider(identifiedHeadline(order, context), financeLines(order, context.words)));
  return closableModal(context.words.reveal.financeTitle, orNothing(blocks, context), context);
}

/** Slack takes no view without blocks. */
function orNothing(blocks: readonly KnownBlock[], { words }: CardContext): readonly KnownBlock[] {
  return blocks.length > 0 ? blocks : sections([words.reveal.nothing]);
}

function withDivider(title: string, lines: readonly string[]): KnownBlock[] {
  return [...sections([title, ...lines]), { type: 'divider' }];
}

function personalLines({ personal }: Visible<'personal'>, words: Words): string[] {
  const { reveal } = words;
  const named: readonly (readonly [string, string | undefined])[] = [
    [reveal.customerId, personal.customerId && code(personal.customerId)],
    [reveal.name, personal.name && prose(personal.name)],
    [reveal.email, personal.email && code(personal.email)],
    [reveal.phone, personal.phone && code(personal.phone)],
    [reveal.cardLastFour, personal.cardLastFour && code(personal.cardLastFour)],
    [reveal.paymentInstrument, personal.paymentInstrument && code(personal.paymentInstrument)],
    [reveal.walletAccount, personal.walletAccount && code(personal.walletAccount)],
  ];
  const lines = [
    ...named.flatMap(([label, value]) => (value ? [withLabel(label, value, words)] : [])),
    ...personal.addresses.flatMap(({ role, lines: address, phone }) => [
      withLabel(reveal[role], address.map((line) => prose(line)).join(', '), words),
      ...(phone ? [withLabel(reveal.phone, code(phone), words)] : []),
    ]),
    ...freeLines(personal.free, words),
  ];
  return lines.length > 0 ? lines : [reveal.nothing];
}

function freeLines(free: Visible<'personal'>['personal']['free'], words: Words): string[] {
  if (free.length === 0) return [];
  const lines = free.slice(0, MAX_FREE).map(({ key, value }) => `• ${words.pair(prose(key, 80), prose(value, 300))}`);
  const more = free.length - MAX_FREE;
  return [bold(words.reveal.free), ...lines, ...(more > 0 ? [words.order.andMore(more)] : [])];
}

function financeLines({ finance, public: { lines: items } }: Visible<'public' | 'finance'>, words: Words): string[] {
  const lines = [
    ...finance.statuses.map((status) => statusInFull(status, words)),
    ...finance.amounts.map(({ name, money }) => withLabel(words.amounts[name], amountText(money, words), words)),
    ...finance.timeline.map((event) => eventText(event, words)),
    // Shared answers travel as JSON, in which a hole is null.
    ...finance.lineCommissions.flatMap((money, index) => {
      const title = prose(items[index]?.title ?? '') || '—';
      return money ? [withLabel(words.reveal.lineCommission(title), amountText(money, words), words)] : [];
    }),
  ];
  return lines.length > 0 ? lines : [words.reveal.nothing];
}
