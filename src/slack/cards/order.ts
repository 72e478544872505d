import type { KnownBlock } from '@slack/types';
import { type Money, sameMoney } from '../../core/money.ts';
import type { Amount, Line, Visible } from '../../core/order.ts';
import { code, link, prose } from '../mrkdwn.ts';
import { amount } from './amount.ts';
import { columns, joined, sections } from './blocks.ts';
import type { CardContext } from './card.ts';
import { attentionLine, headline } from './line.ts';
import { eventText, humanised, labelled, statusText, tellingStatuses } from './status.ts';

/** Cards hold what fits a glance; the rest stands in the details. */
const MOST = { amounts: 4, events: 4, references: 3, lines: 3, shipments: 2, fields: 10 } as const;

type Shown = Visible<'public' | 'internal'>;

/** One order, readable in three seconds: what is odd, what it is and where it stands, then its figures. */
export function orderBlocks(order: Shown, context: CardContext, provider = ''): KnownBlock[] {
  const top = [
    attentionLine(order, context),
    failureLine(order, context),
    headline(order, context, provider),
    ...statusLines(order, context),
  ];
  return [
    ...sections(top),
    ...columns(facts(order, context)),
    ...sections([...itemLines(order, context), ...shipmentLines(order, context)]),
  ];
}

/** Why a payment failed, in the vendor's words; empty when it did not. */
export function failureLine(order: Visible<'internal'>, { words }: CardContext): string {
  const { code: word, message } = order.internal.failure ?? {};
  const parts = [word ? code(word, 80) : '', prose(message ?? '', 300)].filter((part) => part !== '');
  return parts.length === 0 ? '' : labelled(words.order.failure, parts.join(' '));
}

export function shipmentLines(order: Visible<'internal'>, { words }: CardContext, most: number = MOST.shipments): string[] {
  return order.internal.shipments.slice(0, most).map(({ company, number, url }) => {
    const track = url ? link(url, words.order.trackShipment) : '';
    const parts = [prose(company ?? ''), number ? code(number) : '', track === words.order.trackShipment ? '' : track];
    return labelled(words.statuses.delivery, parts.filter((part) => part !== '').join(' · ') || words.meanings.unknown);
  });
}

/** "2 × eSIM 1 GB (sku)" */
export function itemText(line: Line): string {
  const count = line.quantity ? `${prose(line.quantity, 20)} × ` : '';
  const sku = line.sku ? ` ${code(line.sku, 80)}` : '';
  return `${count}${prose(line.title) || '—'}${line.options ? ` (${prose(line.options)})` : ''}${sku}`;
}

function statusLines(order: Shown, { words }: CardContext): string[] {
  const all = [...order.public.statuses, ...order.internal.statuses];
  return joined(tellingStatuses(all, order.public.stage).map((status) => statusText(status, words)));
}

function facts(order: Shown, { words }: CardContext): string[] {
  const { internal, public: open } = order;
  const sums = [
    ...(internal.total ? [{ name: 'total', money: internal.total } as const] : []),
    ...internal.amounts.filter((sum) => !repeatsTotal(sum, internal.total)),
  ];
  const method = internal.facts.find(({ name }) => name === 'payment_method');
  const fragments = [
    ...(open.iccid ? [labelled(words.order.iccid, code(open.iccid))] : []),
    ...sums.slice(0, MOST.amounts).map(({ name, money }) => labelled(words.amounts[name], amount(money, words))),
    ...open.timeline.slice(0, MOST.events).map((event) => eventText(event, words)),
    ...(method ? [labelled(words.facts.payment_method, prose(humanised(method.value)) || '—')] : []),
    ...open.references.slice(0, MOST.references).map(({ name, value }) => labelled(words.references[name], code(value))),
  ];
  return fragments.slice(0, MOST.fields);
}

function repeatsTotal({ name, money }: Amount, total: Money | undefined): boolean {
  return name === 'subtotal' && total !== undefined && sameMoney(money, total);
}

/** The items, unless the title says the same already. */
function itemLines({ public: { lines, title } }: Shown, { words }: CardContext): string[] {
  if (lines.length === 0 || (lines.length === 1 && lines[0]?.title === title && !lines[0]?.options)) return [];
  const shown = lines.slice(0, MOST.lines).map((line) => `• ${itemText(line)}`);
  const more = lines.length - MOST.lines;
  return more > 0 ? [...shown, words.order.andMore(more)] : shown;
}
