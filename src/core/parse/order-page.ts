import { isFreeForm } from './freeform.ts';
import type { Span } from './span.ts';

/** An order number in the address of its page. */
export interface PageOrder extends Span {
  readonly value: string;
}

const ORDER_WORDS =
  'orders?|purchases?|view-order|thank[-_]?you|order-(?:received|pay|details?|status|confirmation|tracking|view)|order_?(?:id|no|number|details?)|bestellung(?:en)?|auftrag|commandes?|pedidos?|orden(?:es)?|ordini?|zamowieni[ea]|siparis(?:ler)?|encomendas?|zakaz(?:y)?|bestelling(?:en)?';
/** Between the word for orders and the number: what is done with the order. */
const VERBS =
  'view|edit|show|details?|info|status|track|id|order_id|received|pay|success|complete|thank-you|confirmation|admin|update';
/** `/orders/4567`, `/order-received/4567/`, `/sales/order/view/order_id/4567/` */
const IN_PATH = new RegExp(
  `[/#](?:${ORDER_WORDS})(?:/(?:${VERBS})){0,2}/(?:%23|#)?([A-Za-z0-9][\\w.-]{0,63}?)(?:\\.(?:json|html?|php|aspx?|pdf|xml))?(?=[/?#&),;]|__;|\\.?$)`,
  'gi',
);
/** `?order_id=4567`, `?orderNumber=4567` */
const IN_QUERY =
  /[?&](?:order|(?:[a-z]{1,20}[_-])?order[_-]?(?:id|no|nr|num|number|sn|ref|reference|code)|id_order|out_?trade_?no|oid)=#?([A-Za-z0-9][\w.-]{0,63})(?=[&#]|$)/gi;
/** WooCommerce: an order was a post; since version 7.1 orders have separate pages. */
const IN_WORDPRESS =
  /\/wp-admin\/(?:post\.php\?(?:\w+=\w*&)?post|admin\.php\?page=wc-orders(?:&\w+=\w*)?&id)=(\d{1,20})(?=[&#]|$)/gi;
/** `/order?no=4567`, `/order/details.php?id=4567` */
const IN_ORDERS_QUERY = new RegExp(
  `/(?:${ORDER_WORDS})(?:/(?:${VERBS}))?(?:\\.\\w{2,4})?/?\\?(?:\\w+=[\\w-]*&){0,5}(?:id|no|nr|num|number|n|sn|code|ref)=#?([A-Za-z0-9][\\w.-]{0,63})(?=[&#]|$)`,
  'gi',
);
/** A search for an order in a log: `?query=@order_id:4567`. */
const IN_SEARCH = /(?<![a-z])order[_.-]?(?:id|no|number|sn)["']?\s?(?:==?|:)\s?["']?([A-Za-z0-9][\w.-]{0,63})/gi;
const PAGES = [IN_PATH, IN_QUERY, IN_WORDPRESS, IN_ORDERS_QUERY, IN_SEARCH];
const MAX_LENGTH = 2_000;
const SHORTEST = 3;
const DIGIT = /\d/;

/** The orders whose pages the addresses of a text lead to, one for each address. */
export function ordersInAddresses(plain: string, addresses: readonly Span[]): readonly PageOrder[] {
  return addresses.flatMap(({ start, end }) => {
    const address = plain.slice(start, Math.min(end, start + MAX_LENGTH));
    const order = PAGES.flatMap((page) => [...address.matchAll(page)])
      .map(orderIn)
      .find((found) => found !== undefined);
    return order ? [{ start: start + order.start, end: start + order.end, value: order.value }] : [];
  });
}

function orderIn({ 0: whole, 1: value = '', index }: RegExpExecArray): PageOrder | undefined {
  const start = index + whole.lastIndexOf(value);
  const isOrder = DIGIT.test(value) && value.length >= SHORTEST && isFreeForm(value);
  return isOrder ? { start, end: start + value.length, value } : undefined;
}
