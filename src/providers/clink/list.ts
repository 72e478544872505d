import { ProviderError } from '../../core/failure.ts';
import type { Order } from '../../core/order.ts';
import type { Tools } from '../../core/provider.ts';
import type { Ask } from './ask.ts';
import { type Page, PageReply } from './reply.ts';

/** Clink caps larger pages at this without a word. */
const PAGE_SIZE = 50;
const MOST_PAGES = 4;

/** A filter of GET /order. Only newer servers know `merchantReferenceId`. */
export interface Filter {
  readonly name: 'customerId' | 'subscriptionId' | 'merchantReferenceId';
  readonly value: string;
  /** A server that does not know a filter ignores it and lists everybody's orders: each row is checked. */
  belongs(order: Order): boolean;
}

/** The orders that match, newest first; a remark says when the list was too long to be read to its end. Throws ProviderError. */
export async function listed(filter: Filter, ask: Ask, tools: Tools): Promise<readonly Order[]> {
  if (filter.value.trim() === '') return [];
  const { rows, total } = await pages(filter, ask);
  const own = unique(rows.filter((order) => filter.belongs(order)));
  const isFiltered = rows.every((order) => filter.belongs(order));
  if (!isFiltered && own.length === 0 && rows.length < total) throw ignored(filter);
  if (isFiltered && own.length < total) tools.remark({ kind: 'part_of_list', shown: own.length, total });
  return own.sort((a, b) => createdAt(b) - createdAt(a));
}

async function pages({ name, value }: Filter, ask: Ask): Promise<Page> {
  const rows: Order[] = [];
  let total = 0;
  for (let pageNum = 1; pageNum <= MOST_PAGES; pageNum++) {
    const page = await ask('/order', PageReply, { [name]: value, pageNum: String(pageNum), pageSize: String(PAGE_SIZE) });
    if (!page?.rows.length) break;
    rows.push(...page.rows);
    total = page.total;
    if (pageNum * PAGE_SIZE >= total) break;
  }
  return { rows, total };
}

/** An order made while the pages are read moves the others on, and one of them is seen twice. */
function unique(orders: readonly Order[]): Order[] {
  return [...new Map(orders.map((order) => [order.public.id, order])).values()];
}

function createdAt({ public: { timeline } }: Order): number {
  const when = timeline.find(({ event }) => event === 'created')?.when;
  return when?.kind === 'instant' ? when.at : Number.NEGATIVE_INFINITY;
}

/** Nothing was found among the first of everybody's orders: that is no proof that there is nothing. */
function ignored({ name }: Filter): ProviderError {
  return new ProviderError('bad_response', `Clink ignored the filter ${name} and listed other orders`);
}
