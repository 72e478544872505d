import type { KnownBlock } from '@slack/types';
import { issuerOf } from '../../../core/identifier/issuer.ts';
import type { Reference } from '../../../core/order/fields.ts';
import type { Money } from '../../../core/order/money.ts';
import type { Visible } from '../../../core/order/order.ts';
import type { Words } from '../../words/words.ts';
import { columns, header, joinFragments, sections, smallPrint } from '../blocks/blocks.ts';
import type { CardContext } from '../card.ts';
import { bold, code, linkText, prose } from '../mrkdwn.ts';
import { amountText } from './amount.ts';
import { factText } from './fact.ts';
import { itemText, shipmentLines } from './order.ts';
import { statusInFull, statusText, withLabel } from './status.ts';
import { eventText } from './timeline.ts';

type Shown = Visible<'public' | 'internal'>;

/** Of each list that a reply may hold; hostile replies hold more. */
const MAX = 40;

interface Part {
  readonly heading: string;
  readonly lines: readonly string[];
  /** Short: in two columns where there is room. */
  readonly isTable?: boolean;
}

/**
 * Every public and internal field of an order, under headings; what is empty has none.
 * @param isOnly of several orders each is a few blocks, for a window has room for 100
 */
export function detailBlocks(order: Shown, context: CardContext, isOnly: boolean): KnownBlock[] {
  const parts = partsOf(order, context).filter(({ lines }) => lines.length > 0);
  const { inferredAmount } = context.words.order;
  return [
    ...(isOnly ? parts.flatMap(partBlocks) : sections(parts.flatMap(({ heading, lines }) => [bold(heading), ...lines]))),
    ...smallPrint([sumsOf(order).some(({ unitKnown }) => !unitKnown) ? inferredAmount : '']),
  ];
}

function partsOf(order: Shown, context: CardContext): readonly Part[] {
  const { order: labels } = context.words;
  const timeline = order.public.timeline.slice(0, MAX).map((event) => eventText(event, context.words));
  return [
    { heading: labels.status, lines: statuses(order, context) },
    { heading: labels.amounts, lines: amounts(order, context), isTable: true },
    { heading: labels.timeline, lines: timeline, isTable: true },
    { heading: labels.items, lines: items(order, context) },
    { heading: labels.attempts, lines: attempts(order) },
    { heading: labels.shipments, lines: shipmentLines(order, context, MAX) },
    { heading: labels.references, lines: references(order, context) },
    { heading: labels.more, lines: facts(order, context), isTable: true },
  ];
}

function partBlocks({ heading, lines, isTable = false }: Part): KnownBlock[] {
  return [header(heading), ...(isTable ? columns(lines) : sections(lines))];
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
      // A link: an image that Slack cannot fetch would make the whole view invalid.
      line.image ? linkText(line.image, words.order.picture) : '',
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
    ...(iccid ? [withLabel(words.order.iccid, code(iccid), words), ...issuerLines(iccid, words)] : []),
    ...all.slice(0, MAX).map(({ name, value }) => withLabel(words.references[name], code(value), words)),
  ];
}

function issuerLines(iccid: string, words: Words): string[] {
  const issuer = issuerOf(iccid);
  return issuer ? [withLabel(words.order.issuedBy, `${prose(issuer.company)}, ${prose(issuer.country)}`, words)] : [];
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
