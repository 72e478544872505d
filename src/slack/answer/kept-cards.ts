import { hash } from 'node:crypto';
import type { Finding } from '../../core/finding.ts';
import { isPersonId } from '../../core/identifier/identifier.ts';
import type { Order } from '../../core/order/order.ts';
import type { Buttons, CardContext, Message, Report } from '../cards/card.ts';

type ComposeCard = (report: Report, buttons: Buttons, context: CardContext) => Message;

interface KeptCard {
  readonly orders: readonly Order[];
  /** A hash of everything else that it was composed from, such as what the person wrote. */
  readonly rest: string;
  readonly card: Message;
}

/** Slack keeps the ages on a card current. What else depends on the time, such as an announced event, may be late by this. */
const MOMENT_MS = 60_000;

/**
 * Composes a card, unless the last one with the same orders would be the same: many people ask about an order when something
 * is wrong with it. A card is kept as long as the cached answer whose orders it shows.
 */
export function keepingCards(compose: ComposeCard): ComposeCard {
  const kept = new WeakMap<Order, KeptCard>();
  return (report, buttons, context) => {
    const orders = [...report.findings, ...report.linked].flatMap(ordersIn);
    const [first] = orders;
    if (!first || !isFoundNumber(report)) return compose(report, buttons, context);
    const rest = restOf(report, buttons, context);
    const last = kept.get(first);
    if (last?.rest === rest && isSame(last.orders, orders)) return last.card;
    const card = compose(report, buttons, context);
    kept.set(first, { orders, rest, card });
    return card;
  };
}

/**
 * One number, and an order of its own: other cards name misses, with their ages and a reference to quote. What concerns
 * people is kept nowhere.
 */
function isFoundNumber({ findings }: Report): boolean {
  const isOne = findings.every(({ identifier }) => identifier === findings[0]?.identifier);
  const isOfPerson = findings.some(({ identifier }) => identifier.hints !== undefined || isPersonId(identifier));
  return isOne && !isOfPerson && findings.flatMap(ordersIn).length > 0;
}

function ordersIn({ answer }: Finding): readonly Order[] {
  return answer.kind === 'found' ? answer.orders : [];
}

/** Without what is the same on all cards of a process: the name of the environment and the addresses of orders. */
function restOf(
  { findings, linked, stories, ...report }: Report,
  buttons: Buttons,
  { language, prefixes, now }: CardContext,
): string {
  const facts = [findings.map(factsOf), linked.map(factsOf)];
  return hash('sha256', JSON.stringify([facts, report, buttons, language, prefixes, Math.floor(now / MOMENT_MS)]));
}

/** How long we waited for the answer this time is not shown. */
function factsOf({ identifier, source: { id }, asked, answer }: Finding): object {
  return { identifier, id, asked, answer: { ...answer, orders: undefined, took: undefined } };
}

function isSame(some: readonly Order[], others: readonly Order[]): boolean {
  return some.length === others.length && some.every((order, index) => order === others[index]);
}
