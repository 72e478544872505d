import type { KnownBlock, ModalView } from '@slack/types';
import type { Address } from '../../../core/order/fields.ts';
import type { Visible } from '../../../core/order/order.ts';
import type { Words } from '../../words/words.ts';
import { sections, smallPrint } from '../blocks/blocks.ts';
import type { CardContext } from '../card.ts';
import { bold, code, emailText, prose } from '../mrkdwn.ts';
import { amountText } from '../order/amount.ts';
import { identifiedHeadline } from '../order/headline.ts';
import { statusInFull, withLabel } from '../order/status.ts';
import { eventText } from '../order/timeline.ts';
import { closableModal } from './fit.ts';

/** Free maps may hold anything in any number. */
const MAX_FREE = 40;

/** Who bought it: the only view that reaches the class personal. */
export function personalView(orders: readonly Visible<'public' | 'personal'>[], context: CardContext): ModalView {
  const parts = orders.map((order) => [identifiedHeadline(order, context), ...personalLines(order, context.words)]);
  return closableModal(context.words.reveal.personalTitle, recordedBlocks(parts, context), context);
}

/** What was earned with it: the only view that reaches the class finance. */
export function financeView(orders: readonly Visible<'public' | 'finance'>[], context: CardContext): ModalView {
  const parts = orders.map((order) => [identifiedHeadline(order, context), ...financeLines(order, context.words)]);
  return closableModal(context.words.reveal.financeTitle, recordedBlocks(parts, context), context);
}

/** Each order's lines, with dividers between orders, and that the view is on the audit trail. */
function recordedBlocks(parts: readonly (readonly string[])[], { words }: CardContext): readonly KnownBlock[] {
  const [first = [words.reveal.nothing], ...others] = parts;
  const divided = others.flatMap((lines): KnownBlock[] => [{ type: 'divider' }, ...sections(lines)]);
  return [...sections(first), ...divided, ...smallPrint([words.reveal.recorded])];
}

function personalLines({ personal }: Visible<'personal'>, words: Words): string[] {
  const { reveal } = words;
  const name = nameOf(personal);
  const named: readonly (readonly [string, string | undefined])[] = [
    [reveal.customerId, personal.customerId && code(personal.customerId)],
    [reveal.name, name && prose(name)],
    [reveal.email, personal.email && emailText(personal.email)],
    [reveal.phone, personal.phone && code(personal.phone)],
    [reveal.cardLastFour, personal.cardLastFour && code(personal.cardLastFour)],
    [reveal.paymentInstrument, personal.paymentInstrument && code(personal.paymentInstrument)],
    [reveal.walletAccount, personal.walletAccount && code(personal.walletAccount)],
  ];
  const lines = [
    ...named.flatMap(([label, value]) => (value ? [withLabel(label, value, words)] : [])),
    ...addressLines(personal.addresses, name, words),
    ...freeLines(personal.free, words),
  ];
  return lines.length > 0 ? lines : [reveal.nothing];
}

/** The customer's, or that of the addresses where they agree. */
function nameOf({ name, addresses }: Visible<'personal'>['personal']): string | undefined {
  const [first, ...others] = new Set(addresses.flatMap((address) => address.name ?? []));
  return name ?? (others.length === 0 ? first : undefined);
}

/** One address for both is written once; a name only where it is another than the customer's. */
function addressLines(addresses: readonly Address[], customer: string | undefined, words: Words): string[] {
  const [first, ...others] = addresses;
  const isSame = first !== undefined && others.length > 0 && others.every((other) => contentOf(other) === contentOf(first));
  const shown = isSame
    ? [{ ...first, label: words.reveal.bothAddresses }]
    : addresses.map((one) => ({ ...one, label: words.reveal[one.role] }));
  return shown.flatMap(({ label, name, lines, phone }) => {
    const named = name === undefined || name === customer ? lines : [name, ...lines];
    const written = named.map((line) => prose(line)).join(', ');
    return [
      written === '' ? '' : withLabel(label, written, words),
      phone ? withLabel(words.reveal.phone, code(phone), words) : '',
    ].filter((line) => line !== '');
  });
}

function contentOf({ name, lines, phone }: Address): string {
  return JSON.stringify([name, lines, phone]);
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
