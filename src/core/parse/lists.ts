import type { Label } from './labels/label.ts';
import type { Span } from './span.ts';

interface Numbered extends Span {
  readonly label: Label | undefined;
}

const MAX_GLUE = 12;
/** `4567, 4568 and 4570`, `ORD-1001/ORD-1002` */
const GLUE =
  /^["'`]?\s{0,2}(?:[,、;&+/]\s{0,2}(?:and|und|et|y|e|or|и|или)?|and|und|et|y|e|or|oder|o|ou|и|و|和|及|与|跟|と|및|dan|và|ve|en|og|och|i)\s{0,2}["'`#]{0,2}$/i;
const GLUE_IN_LINES = /^["'`,;]{0,2}\n[ \t]{0,8}(?:[-*>]\s)?["'`#]{0,2}$/;
const PLURAL = /s["'`*_)\]:\s]{0,8}$/i;
const DIGITS = /\d/g;
const TRAILING = /[._:@+/-]+$/;

/** True for a number that goes on with a list of orders: `Orders: 4567, 4568`. It is written like the one before; below it only where the label is a plural. */
export function continuesList(plain: string, last: Numbered | undefined, start: number, end: number): boolean {
  if (last?.label?.kind !== 'order' || start - last.end > MAX_GLUE) return false;
  const glue = plain.slice(last.end, start);
  if (!GLUE.test(glue) && !(GLUE_IN_LINES.test(glue) && isPlural(plain, last))) return false;
  return shapeOf(plain.slice(start, end)) === shapeOf(plain.slice(last.start, last.end));
}

/** The label of a list is also that of each number of it. */
function isPlural(plain: string, { label }: Numbered): boolean {
  if (!label) return false;
  const behind = plain.slice(label.start, label.start + 60);
  return PLURAL.test(behind.slice(0, Math.max(0, behind.indexOf(label.gap, 3))));
}

/** The same for numbers that are written alike: their digits do not matter. */
export function shapeOf(value: string): string {
  return value.replace(TRAILING, '').replace(DIGITS, '0');
}
