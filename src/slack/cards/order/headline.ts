import type { PublicPart, Visible } from '../../../core/order/order.ts';
import type { AttentionKind, Stage } from '../../../core/order/vocabulary.ts';
import type { Words } from '../../words/words.ts';
import type { CardContext } from '../card.ts';
import { bold, code, prose } from '../mrkdwn.ts';
import { environmentBadge } from './environment.ts';
import { stageText } from './status.ts';
import { stageSymbol, symbol } from './symbols.ts';
import { lastEventText } from './timeline.ts';

/** What a headline says besides public data, as fragments. */
export interface HeadlineNotes {
  /** Only on cards that may show it. */
  readonly amount?: string;
  /** The provider's label, on cards with orders of several. */
  readonly provider?: string;
  /** What a kind of attention is called instead, with what is known of it. */
  readonly attention?: Partial<Record<AttentionKind, string>>;
}

/** The kinds that say the stage too. */
const SAME_AS_STAGE: Readonly<Partial<Record<AttentionKind, Stage>>> = {
  disputed: 'disputed',
  payment_failed: 'failed',
  paid_not_active: 'paid',
  active_not_paid: 'active',
  cancelled_but_paid: 'cancelled',
};

/** What a support person should notice of an order. */
export function alarmsOf(order: Visible<'public'>): readonly AttentionKind[] {
  return alarmsIn(order.public);
}

/** What of this attention a support person should notice; a refund is no surprise where the stage says it. */
export function alarmsIn({ attention, stage }: Pick<PublicPart, 'attention' | 'stage'>): readonly AttentionKind[] {
  return [...new Set(attention)].filter((kind) => kind !== 'refunded' || stage !== 'refunded');
}

export function isAlarming(order: Visible<'public'>): boolean {
  return alarmsOf(order).length > 0;
}

/** The answer in one line: what is wrong, or else the status; then product, amount and how long ago. */
export function headline(order: Visible<'public'>, context: CardContext, notes: HeadlineNotes = {}): string {
  const { kind, title, timeline } = order.public;
  const { amount = '', provider = '' } = notes;
  const { words, now } = context;
  const what = [kind ? words.references[kind] : '', prose(title ?? '')];
  const parts = [
    environmentBadge(order),
    statusPart(order, words, notes.attention),
    ...what,
    amount,
    lastEventText(timeline, now),
  ];
  return [...parts, prose(provider)].filter((part) => part !== '').join(' · ');
}

/** The same with the order's id at its end. */
export function identifiedHeadline(order: Visible<'public'>, context: CardContext, notes: HeadlineNotes = {}): string {
  return `${headline(order, context, notes)} · ${code(order.public.id)}`;
}

function statusPart(order: Visible<'public'>, words: Words, notes: HeadlineNotes['attention'] = {}): string {
  const { stage } = order.public;
  const alarms = alarmsOf(order);
  if (alarms.length === 0) return `${stageSymbol(stage)} ${bold(stageText(order.public, words))}`;
  const texts = alarms.map((kind) => notes[kind] ?? words.attention[kind]);
  return `${alarmSymbol(alarms, stage)} ${[bold(texts.join(' · ')), ...(isStageSaid(order) ? [] : [stageText(order.public, words)])].join(' · ')}`;
}

/** A dispute and a failed payment have symbols of their own. */
export function alarmSymbol(alarms: readonly AttentionKind[], stage: Stage): string {
  const isOwn = (stage === 'disputed' || stage === 'failed') && alarms.some((kind) => saysStage(kind, stage));
  return isOwn ? stageSymbol(stage) : symbol('attention');
}

/** Whether what is wrong with the order says its stage too. */
export function isStageSaid(order: Visible<'public'>): boolean {
  return alarmsOf(order).some((kind) => saysStage(kind, order.public.stage));
}

/** Whether this kind of attention says the stage too, so that only one of them is shown. */
export function saysStage(kind: AttentionKind, stage: Stage): boolean {
  return SAME_AS_STAGE[kind] === stage;
}

/** The same as plain words, without symbols: for notifications and screen readers. */
export function statusWords(order: Visible<'public'>, words: Words): string {
  const alarms = alarmsOf(order);
  return alarms.length === 0 ? stageText(order.public, words) : alarms.map((kind) => words.attention[kind]).join(' · ');
}

/** What to do about the first of what is wrong; empty when nothing is. */
export function nextStepLine(order: Visible<'public'>, { words }: CardContext): string {
  const [first] = alarmsOf(order);
  return first ? `→ ${words.nextSteps[first]}` : '';
}

/** At most `limit` orders as lines with their ids, and how many more there are. */
export function orderList(orders: readonly Visible<'public'>[], limit: number, context: CardContext): string[] {
  const lines = orders.slice(0, limit).map((order) => identifiedHeadline(order, context));
  const more = orders.length - limit;
  return more > 0 ? [...lines, context.words.order.andMoreOrders(more)] : lines;
}
