import type { KnownBlock } from '@slack/types';
import { type Money, sameMoney } from '../../../core/money.ts';
import type { Amount, AttentionKind, Line, Status, Visible } from '../../../core/order.ts';
import type { Words } from '../../words/words.ts';
import { columns, joinFragments, sections, smallPrint } from '../blocks/blocks.ts';
import type { CardContext } from '../card.ts';
import { code, link, prose } from '../mrkdwn.ts';
import { amountText } from './amount.ts';
import { factText } from './fact.ts';
import { attentionLine, headline } from './headline.ts';
import { eventText, notableStatuses, statusText, valueText, withLabel } from './status.ts';
import { toneSymbol } from './symbols.ts';

/** Cards hold what fits a glance; the details hold the rest. */
const MAX = { amounts: 4, events: 4, references: 3, lines: 3, shipments: 2, fields: 10 } as const;

type Shown = Visible<'public' | 'internal'>;

/** One order, readable in three seconds: what is odd, what it is and its status, then its figures. */
export function orderBlocks(order: Shown, context: CardContext, provider = ''): KnownBlock[] {
  const top = [
    attentionInFull(order, context),
    failureLine(order, context),
    headline(order, context, provider),
    ...statusLines(order, context),
  ];
  return [
    ...sections(top),
    ...columns(facts(order, context)),
    ...sections([...itemLines(order, context), ...shipmentLines(order, context)]),
    ...smallPrint([shownSums(order).some(({ money }) => !money.unitKnown) ? context.words.order.inferredAmount : '']),
  ];
}

/** Why a payment failed, in the vendor's words; empty when it did not. */
export function failureLine(order: Visible<'internal'>, { words }: CardContext): string {
  const { code: word, message } = order.internal.failure ?? {};
  const said = word && message && plain(word) === plain(message) ? '' : (message ?? '');
  const parts = [word ? code(word, 80) : '', prose(said, 300)].filter((part) => part !== '');
  return parts.length === 0 ? '' : withLabel(words.order.failure, parts.join(' – '), words);
}

/** `card_declined` and "Card declined." say the same. */
function plain(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}

export function shipmentLines(order: Visible<'internal'>, { words }: CardContext, limit: number = MAX.shipments): string[] {
  return order.internal.shipments.slice(0, limit).map(({ company, number, url }) => {
    const track = url ? link(url, words.order.trackShipment) : '';
    const parts = [prose(company ?? ''), number ? code(number) : '', track === words.order.trackShipment ? '' : track];
    return withLabel(words.statuses.delivery, parts.filter((part) => part !== '').join(' · ') || words.meanings.unknown, words);
  });
}

/** "2 × eSIM 1 GB (sku)" */
export function itemText(line: Line): string {
  const count = line.quantity ? `${prose(line.quantity, 20)} × ` : '';
  const sku = line.sku ? ` ${code(line.sku, 80)}` : '';
  return `${count}${prose(line.title) || '—'}${line.options ? ` (${prose(line.options)})` : ''}${sku}`;
}

/** With the risk by the vendor's word and the sum that was refunded; without what the stage says right below. */
export function attentionInFull(order: Shown, context: CardContext): string {
  const { words } = context;
  const risk = order.internal.statuses.find(({ name }) => name === 'risk');
  const refunded = order.internal.amounts.find(({ name }) => name === 'refunded');
  const { attention, stage } = order.public;
  const beside = { ...order, public: { ...order.public, attention: attention.filter((kind) => kind !== stage) } };
  return attentionLine(beside, context, {
    ...(risk && { risk: valueText(risk, words) }),
    ...(refunded && { partially_refunded: amountText(refunded.money, words) }),
  });
}

/** What each kind of attention has said already. */
const SAID: Readonly<Partial<Record<AttentionKind, (status: Status) => boolean>>> = {
  risk: ({ name }) => name === 'risk',
  disputed: ({ name, meaning }) => name === 'dispute' || meaning === 'in_dispute',
  refunded: ({ meaning }) => meaning === 'refunded',
  partially_refunded: ({ meaning }) => meaning === 'partially_refunded',
  requires_action: ({ meaning }) => meaning === 'requires_action',
  locked: ({ meaning }) => meaning === 'locked',
};

/** An item's status is on the item's line. */
function statusLines(order: Shown, { words }: CardContext): string[] {
  const { statuses, attention } = order.public;
  const ofItems = hasItems(order) ? order.public.lines.map(({ status }) => status?.word) : [];
  const own = statuses.filter(({ word }) => !ofItems.includes(word));
  const all = [...own, ...order.internal.statuses];
  const news = notableStatuses(all, order.public).filter((status) => !attention.some((kind) => SAID[kind]?.(status)));
  return joinFragments(news.map((status) => statusText(status, words)));
}

function facts(order: Shown, { words }: CardContext): string[] {
  const { internal, public: open } = order;
  const method = internal.facts.find(({ name }) => name === 'payment_method');
  const fragments = [
    ...(open.iccid ? [withLabel(words.order.iccid, code(open.iccid), words)] : []),
    ...shownSums(order).map(({ name, money }) => withLabel(words.amounts[name], amountText(money, words), words)),
    ...open.timeline.slice(0, MAX.events).map((event) => eventText(event, words)),
    ...(method ? [factText(method, words)] : []),
    ...open.references.slice(0, MAX.references).map(({ name, value }) => withLabel(words.references[name], code(value), words)),
  ];
  return fragments.slice(0, MAX.fields);
}

function shownSums({ internal }: Shown): readonly Amount[] {
  const sums = [
    ...(internal.total ? [{ name: 'total', money: internal.total } as const] : []),
    ...internal.amounts.filter((sum) => !repeatsTotal(sum, internal.total)),
  ];
  return sums.slice(0, MAX.amounts);
}

function repeatsTotal({ name, money }: Amount, total: Money | undefined): boolean {
  return name === 'subtotal' && total !== undefined && sameMoney(money, total);
}

function hasItems({ public: { lines, title } }: Shown): boolean {
  const [only] = lines;
  return lines.length > 1 || (only !== undefined && (only.title !== title || Boolean(only.options)));
}

function itemStatus({ status }: Line, words: Words): string {
  return status ? `${toneSymbol(status.tone)} ${valueText(status, words)}` : '';
}

/** The items, unless the title says the same already. */
function itemLines(order: Shown, { words }: CardContext): string[] {
  if (!hasItems(order)) return [];
  const { lines } = order.public;
  const shown = lines
    .slice(0, MAX.lines)
    .map((line) => `• ${joinFragments([itemText(line), itemStatus(line, words)]).join(' ')}`);
  const more = lines.length - MAX.lines;
  return more > 0 ? [...shown, words.order.andMore(more)] : shown;
}
