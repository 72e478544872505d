import type { Amount, Line, Status } from '../../../core/order/fields.ts';
import { type Money, sameMoney } from '../../../core/order/money.ts';
import type { InternalPart, Visible } from '../../../core/order/order.ts';
import type { AmountName, AttentionKind } from '../../../core/order/vocabulary.ts';
import type { Words } from '../../words/words.ts';
import { joinFragments } from '../blocks/blocks.ts';
import type { CardContext } from '../card.ts';
import { code, linkText, prose } from '../mrkdwn.ts';
import { amountText } from './amount.ts';
import { factText } from './fact.ts';
import { headline, nextStepLine } from './headline.ts';
import { notableStatuses, statusText, valueText, withLabel } from './status.ts';
import { withToneSymbol } from './symbols.ts';
import { timelineLine } from './timeline.ts';

/** Cards hold what fits a glance; the details hold the rest. */
const MAX = { amounts: 3, references: 2, lines: 3, shipments: 2 } as const;

type Shown = Visible<'public' | 'internal'>;

export interface OrderOptions {
  /** Its label, where there are orders of several. */
  readonly provider?: string;
  /** Part of a purchase, with one timeline for all its orders and less about each. */
  readonly isPart?: boolean;
}

/** One order, readable in three seconds: the answer, what to do, then its figures and ids. All in lines, for small screens. */
export function orderLines(order: Shown, context: CardContext, { provider = '', isPart = false }: OrderOptions = {}): string[] {
  return [
    headlineInFull(order, context, provider),
    nextStepLine(order, context),
    failureLine(order, context),
    refundFailureLine(order, context),
    ...statusLines(order, context),
    isPart ? '' : timelineLine(order.public.timeline, context.words),
    ...joinFragments(sums(order, context)),
    ...itemLines(order, context),
    ...shipmentLines(order, context),
    ...joinFragments([...idsOf(order, context), isPart ? '' : methodText(order, context)]),
  ];
}

/** With the amount, the risk by the vendor's word and the sum that was refunded. */
export function headlineInFull(order: Shown, context: CardContext, provider = ''): string {
  const { words } = context;
  const risk = order.internal.statuses.find(({ name }) => name === 'risk');
  const refunded = order.internal.amounts.find(({ name }) => name === 'refunded');
  return headline(order, context, {
    amount: order.internal.total ? `${words.amounts.total} ${amountText(order.internal.total, words)}` : '',
    provider,
    attention: {
      ...(risk && { risk: riskText(risk, words) }),
      ...(refunded && { partially_refunded: words.pair(words.attention.partially_refunded, amountText(refunded.money, words)) }),
    },
  });
}

/** "High risk"; a word that we do not know is quoted. */
function riskText(risk: Status, words: Words): string {
  const known: Readonly<Record<string, string>> = words.order.risks;
  const level = risk.word.trim().toLowerCase();
  return (Object.hasOwn(known, level) && known[level]) || words.pair(words.attention.risk, valueText(risk, words));
}

/** Whether an amount of the card is in a unit that the vendor does not document. */
export function hasInferredAmount(order: Shown): boolean {
  const { total } = order.internal;
  return [...(total ? [total] : []), ...shownSums(order).map(({ money }) => money)].some(({ unitKnown }) => !unitKnown);
}

/** Why a payment failed, in the vendor's words; empty when it did not. */
export function failureLine(order: Visible<'internal'>, { words }: CardContext): string {
  return reasonLine(words.order.failure, order.internal.failure ?? {}, words);
}

function refundFailureLine({ internal: { facts } }: Visible<'internal'>, { words }: CardContext): string {
  const [word, message] = (['refund_failure_code', 'refund_failure'] as const).map(
    (name) => facts.find((fact) => fact.name === name)?.value,
  );
  return reasonLine(words.facts.refund_failure, { code: word, message }, words);
}

function reasonLine(label: string, { code: word, message }: NonNullable<InternalPart['failure']>, words: Words): string {
  const said = word && message && plain(word) === plain(message) ? '' : (message ?? '');
  const parts = [word ? code(word, 80) : '', prose(said, 300)].filter((part) => part !== '');
  return parts.length === 0 ? '' : withLabel(label, parts.join(' – '), words);
}

/** `card_declined` and "Card declined." say the same. */
function plain(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}

export function shipmentLines(order: Visible<'internal'>, { words }: CardContext, limit: number = MAX.shipments): string[] {
  return order.internal.shipments.slice(0, limit).map(({ company, number, url }) => {
    const track = url ? linkText(url, words.order.trackShipment) : '';
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

/** What each kind of attention has said already. */
const SAID: Readonly<Partial<Record<AttentionKind, (status: Status) => boolean>>> = {
  risk: ({ name }) => name === 'risk',
  disputed: ({ meaning }) => meaning === 'in_dispute',
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

function sums(order: Shown, { words }: CardContext): string[] {
  return shownSums(order).map(({ name, money }) => withLabel(words.amounts[name], amountText(money, words), words));
}

/** What people copy. */
function idsOf({ public: open }: Shown, { words }: CardContext): string[] {
  return [
    withLabel(words.order.order, code(open.id), words),
    ...(open.iccid ? [withLabel(words.order.iccid, code(open.iccid), words)] : []),
    ...open.references.slice(0, MAX.references).map(({ name, value }) => withLabel(words.references[name], code(value), words)),
  ];
}

function methodText({ internal }: Shown, { words }: CardContext): string {
  const method = internal.facts.find(({ name }) => name === 'payment_method');
  return method ? factText(method, words) : '';
}

/** Those that say more than the total in the headline. */
function shownSums({ internal: { amounts, total } }: Shown): readonly Amount[] {
  return amounts.filter((sum) => !repeatsTotal(sum, total)).slice(0, MAX.amounts);
}

/** Worth a place only where they differ from the total. */
const REPEATING: ReadonlySet<AmountName> = new Set<AmountName>(['subtotal', 'paid', 'original']);

function repeatsTotal({ name, money }: Amount, total: Money | undefined): boolean {
  return REPEATING.has(name) && total !== undefined && sameMoney(money, total);
}

function hasItems({ public: { lines, title } }: Shown): boolean {
  const [only] = lines;
  return lines.length > 1 || (only !== undefined && (only.title !== title || Boolean(only.options)));
}

function itemStatus({ status }: Line, words: Words): string {
  return status ? withToneSymbol(status.tone, valueText(status, words)) : '';
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
