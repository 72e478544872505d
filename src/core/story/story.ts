import type { TimelineEvent } from '../order/fields.ts';
import type { Order } from '../order/order.ts';
import { type Contradiction, contradictionsBetween } from './contradiction.ts';
import { type Links, linksAmong, type OrderLink } from './link.ts';

/** Orders of several providers that are one purchase. */
export interface Story {
  /** In the order in which they were found. */
  readonly orders: readonly Order[];
  /** Certain and agreeing ones: they hold the story together. */
  readonly links: readonly OrderLink[];
  /** The events of all orders, oldest first; those without an instant or date come last. */
  readonly timeline: readonly { readonly account: string; readonly event: TimelineEvent }[];
  readonly contradictions: readonly Contradiction[];
}

export interface Stories {
  readonly stories: readonly Story[];
  /** "Possibly the same purchase": listed, never merged. */
  readonly possible: readonly OrderLink[];
}

/** Of a long list only the first are read for stories. */
const MAX_ORDERS = 200;

/** Reads one story from orders of several providers. Pure. */
export function storiesOf(all: readonly Order[], links: Links): Stories {
  if (all.length < 2) return { stories: [], possible: [] };
  const orders = all.slice(0, MAX_ORDERS);
  const found = linksAmong(orders, links);
  const firm = found.filter(({ certainty }) => certainty !== 'possible');
  const tied = tiesOf(firm);
  const groups = orders.reduce<Order[][]>((known, order) => joinGroups(known, order, tied), []);
  return {
    stories: groups
      .filter((group) => group.length > 1)
      .map((group) =>
        storyOf(
          orders.filter((order) => group.includes(order)),
          firm,
        ),
      ),
    possible: found.filter(({ certainty }) => certainty === 'possible'),
  };
}

type Ties = ReadonlyMap<Order, ReadonlySet<Order>>;

function tiesOf(links: readonly OrderLink[]): Ties {
  const sides = links.flatMap(({ from, to }) => [[from, to] as const, [to, from] as const]);
  const bySide = Map.groupBy(sides, ([side]) => side);
  return new Map([...bySide].map(([side, pairs]) => [side, new Set(pairs.map(([, other]) => other))]));
}

/** Puts an order together with all groups that a link ties it to. */
function joinGroups(groups: readonly Order[][], order: Order, ties: Ties): Order[][] {
  const isTied = (group: Order[]) => group.some((member) => ties.get(order)?.has(member));
  return [...groups.filter((group) => !isTied(group)), [...groups.filter(isTied).flat(), order]];
}

function storyOf(orders: readonly Order[], links: readonly OrderLink[]): Story {
  const own = links.filter(({ from }) => orders.includes(from));
  return {
    orders,
    links: own,
    timeline: orders
      .flatMap(({ account, public: { timeline } }) => timeline.map((event) => ({ account, event })))
      .toSorted((a, b) => instantOf(a.event) - instantOf(b.event)),
    contradictions: own.flatMap(({ from, to }) => contradictionsBetween(from, to)),
  };
}

/** A date without a zone is taken as its noon in UTC, which is that date nearly everywhere. */
function instantOf({ when }: TimelineEvent): number {
  switch (when.kind) {
    case 'instant':
      return when.at;
    case 'date':
      return Date.parse(`${when.date}T12:00:00Z`);
    case 'raw':
      return Number.MAX_SAFE_INTEGER;
  }
}
