import { isFreeForm, isMachines, isOrdinary } from './freeform.ts';
import type { Span } from './span.ts';

/** A free-form order number. */
export interface Reference extends Span {
  readonly value: string;
}

const TOKEN = /[A-Za-z0-9][A-Za-z0-9._:@+/-]*/g;
const TOKEN_HERE = /[A-Za-z0-9][A-Za-z0-9._:@+/-]{0,80}/y;
const TRAILING = /[._:@+/-]+$/;
/** Longer than any order number, shorter than what would take long to trim. */
const LONGEST = 80;
/** People write `id:4567` as often as `id 4567`. */
const OWN_LABEL = /^(?:id|ref|reference|no|nr|number|sn)[:.](?=[A-Za-z0-9])/i;

/** `order 4567`, `order #4567`, `Order no. 4567`, `PO number: 4567`, `"order_id": "4567"`, `订单号：4567`. */
const ORDER_LABEL =
  /(?:(?<![A-Za-z0-9])(?:orders?|po)(?:[ _-]?(?:id|no|nr|num|number|ref|reference|sn))?(?=[ \t"'*_`.:=#])|(?:订单|訂單|采购单)(?:号码|编号|号|號)?)/gi;
const GAP = /[ \t"'*_`]{0,3}[.:=#]{0,2}[ \t"'*_`#]{0,3}/y;
const DIGIT = /\d/;
const MARK = /[.:=#]/;

/** Numbers behind a word for "order". Behind a mark (`#`, `:`) one digit is enough, behind a space alone it takes three characters. */
export function findLabelled(plain: string): Reference[] {
  const found: Reference[] = [];
  for (const { 0: label, index } of plain.matchAll(ORDER_LABEL)) {
    const start = stickyEnd(GAP, plain, index + label.length);
    const token = tokenAt(plain, start);
    if (!token) continue;
    const isMarked = MARK.test(plain.slice(index + label.length, start));
    const counts = isMarked ? DIGIT.test(token.value) && isOrdinary(token.value) : isFreeForm(token.value);
    if (counts) found.push(token);
  }
  return found;
}

/** Every token that may be an order number where somebody asked. */
export function findFreeForm(plain: string): Reference[] {
  const found: Reference[] = [];
  for (const { 0: raw, index } of plain.matchAll(TOKEN)) {
    if (raw.length > LONGEST || !DIGIT.test(raw)) continue;
    const token = trimmed(raw, index);
    if (isFreeForm(token.value) && !isMachines(token.value)) found.push(token);
  }
  return found;
}

function tokenAt(plain: string, index: number): Reference | undefined {
  const end = stickyEnd(TOKEN_HERE, plain, index);
  return end === index || end - index > LONGEST ? undefined : trimmed(plain.slice(index, end), index);
}

function trimmed(raw: string, index: number): Reference {
  const start = OWN_LABEL.exec(raw)?.[0].length ?? 0;
  const value = raw.slice(start).replace(TRAILING, '');
  return { start: index + start, end: index + start + value.length, value };
}

/** Where the match that begins at `index` ends; `index` without one. */
function stickyEnd(expression: RegExp, plain: string, index: number): number {
  expression.lastIndex = index;
  return expression.test(plain) ? expression.lastIndex : index;
}
