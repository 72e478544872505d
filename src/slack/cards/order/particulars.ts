import type { KnownBlock } from '@slack/types';
import type { Money } from '../../../core/money.ts';
import type { Reference, Visible } from '../../../core/order.ts';
import { columns, joinFragments, sections, smallPrint } from '../blocks/blocks.ts';
import type { CardContext } from '../card.ts';
import { bold, code, prose } from '../mrkdwn.ts';
import { amountText } from './amount.ts';
import { factText } from './fact.ts';
import { itemText, shipmentLines } from './order.ts';
import { eventText, statusInFull, statusText, withLabel } from './status.ts';

type Shown = Visible<'public' | 'internal'>;

/** Of each list that a reply may hold; hostile replies hold more. */
const MAX = 40;

/** Every public and internal field of an order, under headings; what is empty has none. */
export function detailBlocks(order: Shown, context: CardContext): KnownBlock[] {
  const { order: labels } = context.words;
  return [
    ...listOf(labels.status, statuses(order, context)),
    ...tableOf(labels.amounts, amounts(order, context)),
    ...tableOf(
      labels.timeline,
      order.public.timeline.slice(0, MAX).map((event) => eventText(event, context.words)),
    ),
    ...listOf(labels.items, items(order, context)),
    ...listOf(labels.attempts, attempts(order)),
    ...listOf(labels.shipments, shipmentLines(order, context, MAX)),
    ...tableOf(labels.references, references(order, context)),
    ...tableOf(labels.more, facts(order, context)),
    ...smallPrint([sumsOf(order).some(({ unitKnown }) => !unitKnown) ? labels.inferredAmount : '']),
  ];
}

function statuses(order: Shown, { words }: CardContext): string[] {
  const all = [...order.public.statuses, ...order.internal.statuses].slice(0, MAX);
  return all.map((status) => statusInFull(status, words));
}

function amounts({ internal }: Shown, { words }: CardContext): string[] {
  const total = internal.total ? [withLabel(words.amounts.total, amountText(internal.total, words), words)] : [];
  const others = internal.amounts
    .slice(0, MAX)
    .map(({ name, money }) => withLabel(words.amounts[name], amountText(money, words), words));
  return [...total, ...others];
}

function items({ public: { lines }, internal }: Shown, { words }: CardContext): string[] {
  const shown = lines.slice(0, MAX).map((line, index) => {
    const price = internal.linePrices[index];
    const total = internal.lineTotals?.[index];
    const parts = [
      itemText(line),
      price ? words.order.each(amountText(price, words)) : '',
      total ? words.order.lineTotal(amountText(total, words)) : '',
      line.status ? statusText(line.status, words) : '',
      ...(internal.lineFacts?.[index] ?? []).map((fact) => factText(fact, words)),
    ];
    return `• ${joinFragments(parts).join('\n')}`;
  });
  return lines.length > MAX ? [...shown, words.order.andMore(lines.length - MAX)] : shown;
}

/** Channel, its transaction, and why it failed: one line each. */
function attempts({ internal: { attempts: all = [] } }: Shown): string[] {
  return all.slice(0, MAX).map(({ channel, transaction, code: failure, message }) => {
    const parts = [channel && code(channel, 80), transaction && code(transaction, 80), failure && code(failure, 80)];
    return `• ${joinFragments([...parts.map((part) => part ?? ''), prose(message ?? '', 300)]).join(' ')}`;
  });
}

function references(order: Shown, { words }: CardContext): string[] {
  const { id, iccid } = order.public;
  const all: readonly Reference[] = [...order.public.references, ...order.internal.references];
  return [
    withLabel(words.order.order, code(id), words),
    ...(iccid ? [withLabel(words.order.iccid, code(iccid), words)] : []),
    ...all.slice(0, MAX).map(({ name, value }) => withLabel(words.references[name], code(value), words)),
  ];
}

function facts({ internal }: Shown, { words }: CardContext): string[] {
  return internal.facts.slice(0, MAX).map((fact) => factText(fact, words));
}

function sumsOf({ internal }: Shown): Money[] {
  const sums = [
    internal.total,
    ...internal.amounts.map(({ money }) => money),
    ...internal.linePrices,
    ...(internal.lineTotals ?? []),
  ];
  return sums.filter((sum) => sum !== undefined);
}

function listOf(heading: string, lines: readonly string[]): KnownBlock[] {
  return lines.length === 0 ? [] : sections([bold(heading), ...lines]);
}

/** Two columns below a heading of their own. */
function tableOf(heading: string, fragments: readonly string[]): KnownBlock[] {
  if (fragments.length === 0) return [];
  const [first, ...others] = columns(fragments);
  const [title] = sections([bold(heading)]);
  return first && title ? [{ ...first, ...title }, ...others] : [];
}
