import * as z from 'zod';
import { ProviderError } from '../../core/failure/failure.ts';
import type { Order } from '../../core/order/order.ts';
import type { Tools } from '../../core/provider/provider.ts';
import { isRecord, rowsOf } from '../field.ts';
import { newestFirst } from '../order-part.ts';
import type { Ask } from './api.ts';
import { ListedOrder } from './order.ts';

/** Clink caps larger pages at this without saying so. */
const PAGE_SIZE = 50;
const MAX_PAGES = 4;

const Count = z.union([z.int(), z.stringFormat('count', /^\d{1,15}$/).transform(Number)]).pipe(z.int().nonnegative());

const List = z
  .object({ rows: rowsOf(ListedOrder), total: Count.nullish() })
  .refine(({ rows: { rows }, total }) => rows.length === 0 || typeof total === 'number', 'rows without a total')
  .transform(({ rows: list, total }) => ({ ...list, total: total ?? 0 }));

/** One page of GET /order: `{total, rows, code, msg}`, without `data` around it; every other call has that. */
const Page = z.unknown().transform(withoutData).pipe(List);

function withoutData(body: unknown): unknown {
  return isRecord(body) && body.rows === undefined && isRecord(body.data) ? body.data : body;
}

/** A filter of GET /order. Only newer servers know `merchantReferenceId`. */
export interface Filter {
  readonly name: 'customerId' | 'subscriptionId' | 'merchantReferenceId';
  readonly value: string;
  /** A server that does not know a filter ignores it and lists everybody's orders: each row is checked. */
  belongs(order: Order): boolean;
}

/** The orders that match, newest first; a remark says when the list was too long to be read to its end. Throws ProviderError. */
export async function listOrders(filter: Filter, ask: Ask, tools: Tools): Promise<readonly Order[]> {
  if (filter.value.trim() === '') return [];
  const { rows, unreadable, total } = await readPages(filter, ask);
  const own = withoutRepeats(rows.filter((order) => filter.belongs(order)));
  const isFiltered = rows.every((order) => filter.belongs(order));
  if (!isFiltered && own.length === 0 && rows.length < total) throw ignoredFilter(filter);
  if (own.length === 0 && unreadable > 0) throw new ProviderError('bad_response', 'Clink listed orders that cannot be read');
  if (unreadable > 0) tools.remark({ kind: 'unreadable', count: unreadable });
  if (isFiltered && own.length + unreadable < total) tools.remark({ kind: 'part_of_list', shown: own.length, total });
  return newestFirst(own);
}

async function readPages({ name, value }: Filter, ask: Ask): Promise<z.infer<typeof Page>> {
  const rows: Order[] = [];
  let [unreadable, total] = [0, 0];
  for (let pageNum = 1; pageNum <= MAX_PAGES; pageNum++) {
    const page = await ask('/order', Page, { [name]: value, pageNum: String(pageNum), pageSize: String(PAGE_SIZE) });
    if (!page?.rows.length) break;
    rows.push(...page.rows);
    unreadable += page.unreadable;
    total = page.total;
    if (pageNum * PAGE_SIZE >= total) break;
  }
  return { rows, unreadable, total };
}

/** An order created while the pages are read moves the others on, so that one is seen twice. */
function withoutRepeats(orders: readonly Order[]): Order[] {
  return [...new Map(orders.map((order) => [order.public.id, order])).values()];
}

/** Nothing was found among the first of everybody's orders: that does not prove that there is nothing. */
function ignoredFilter({ name }: Filter): ProviderError {
  return new ProviderError('bad_response', `Clink ignored the filter ${name} and listed other orders`);
}
