import { meaningOf, normalizeLabel } from './labels/dictionary.ts';
import type { Label } from './labels/label.ts';
import { labelOfToken } from './labels/token-label.ts';
import { continuesList, shapeOf } from './lists.ts';
import type { Span } from './span.ts';

/** A piece of a text that holds a digit and may be a number, with the label before it. */
export interface LabelledNumber extends Span {
  /** Without separators of thousands and a spreadsheet's `.0`. */
  readonly value: string;
  readonly label: Label | undefined;
}

const DIGIT = /\d/g;
const TOKEN_END = /[A-Za-z0-9._:@+/-]*/y;
const TOKEN_CHARACTER = /[A-Za-z0-9._:@+/-]/;
const ALPHANUMERIC = /[A-Za-z0-9]/;
const TRAILING = /[._:@+/-]+$/;
/** Two pieces of a token that begin with a letter. */
const ALIKE = /([A-Za-z][\w.-]{2,39})\/([A-Za-z][\w.-]{2,39})/y;
/** Longer than any order number, shorter than what would take long to trim. */
const MAX_LENGTH = 80;
/** People write `id:4567` as often as `id 4567`. */
const OWN_LABEL = /^(?:id|ref|reference|no|nr|number|sn)[:.](?=[A-Za-z0-9])/i;
const THOUSANDS = /\d{1,3}(?:,\d{3}){1,5}(?:\.0{1,2})?(?![\d,.]*\d)/y;
/** Behind a label that says that a number follows: other countries' separators too. */
const LABELLED_THOUSANDS =
  /\d{1,3}(?:(?:\.\d{3}){1,5}|(?: \d{3}){2,5}|(?:'\d{3}){1,5}|(?:,\d\d){1,4},\d{3})(?:[.,]0{1,2})?(?![\d,.']*\d)/y;
const DOTTED_THOUSANDS = /\d{1,3}(?:(?:\.\d{3}){1,5}|(?:'\d{3}){1,5})(?![\d,.']*\d)/y;
const SEPARATORS_BEHIND = new Set(",' ");
const SEPARATORS = /[,' ]/g;
const SPREADSHEET = /^(\d+)\.0$/;
const LABELLED_SPREADSHEET = /^(\d{3,})\.00?$/;
const WITH_ORDINAL = /^([A-Za-z_-]{2,32})\d$/;
const DECIMALS = /[.,]0{1,2}$/;

/** Every number of a plain text, in order; what lies within the spans to be skipped, which are in order, is left out. Each character is looked at a bounded number of times. */
export function numbersIn(plain: string, skipped: readonly Span[], hasLabelsOnly: boolean): readonly LabelledNumber[] {
  const numbers: LabelledNumber[] = [];
  let next = 0;
  let from = 0;
  for (;;) {
    DIGIT.lastIndex = from;
    const digit = DIGIT.exec(plain)?.index;
    if (digit === undefined) return numbers;
    while ((skipped[next]?.end ?? Number.POSITIVE_INFINITY) <= digit) next++;
    const within = skipped[next];
    if (within && within.start <= digit) {
      from = within.end;
      continue;
    }
    const start = startOf(plain, from, digit);
    const end = endOf(plain, start, digit, within);
    const number = numberAt(plain, start, end, { last: numbers.at(-1), hasLabelsOnly });
    if (number) numbers.push(number);
    from = Math.max(end, number?.end ?? 0);
  }
}

function startOf(plain: string, from: number, digit: number): number {
  let start = digit;
  while (start > from && TOKEN_CHARACTER.test(plain[start - 1] ?? '')) start--;
  while (!ALPHANUMERIC.test(plain[start] ?? '')) start++;
  return start;
}

/** `4567/8985…` and `ORD-1001/ORD-1002` are two numbers; other signs make one token, which the ICCID in it takes away. */
function endOf(plain: string, start: number, digit: number, next: Span | undefined): number {
  const alike = alikeEnd(plain, start);
  if (alike > digit) return alike;
  TOKEN_END.lastIndex = digit;
  TOKEN_END.test(plain);
  const end = TOKEN_END.lastIndex;
  return next && next.start < end && plain[next.start - 1] === '/' ? next.start : end;
}

/** The end of a number before a slash and another one that is written alike; 0: there is none. `2024/0017` is one number, which has no letters. */
function alikeEnd(plain: string, start: number): number {
  ALIKE.lastIndex = start;
  const [, one = '', other = ''] = ALIKE.exec(plain) ?? [];
  return one !== '' && shapeOf(one) === shapeOf(other) ? start + one.length : 0;
}

interface Before {
  readonly last: LabelledNumber | undefined;
  readonly hasLabelsOnly: boolean;
}

function numberAt(plain: string, start: number, tokenEnd: number, { last, hasLabelsOnly }: Before): LabelledNumber | undefined {
  if (tokenEnd - start > MAX_LENGTH) return undefined;
  const labelled = labelOfToken(plain, start, tokenEnd);
  const label = labelled?.label ?? (continuesList(plain, last, start, tokenEnd) ? last?.label : undefined);
  if (hasLabelsOnly && !label) return undefined;
  const at = labelled?.index ?? start;
  const end = labelled?.end ?? tokenEnd;
  if (isPlainDigits(plain, at, end)) return { start: at, end, value: plain.slice(at, end), label };
  const thousands = thousandsAt(plain, at, label);
  if (thousands) return { start: at, end: at + thousands.length, value: digitsOf(thousands), label };
  return tokenAt(plain, at, end, label);
}

function thousandsAt(plain: string, index: number, label: Label | undefined): string {
  const found = matchAt(THOUSANDS, plain, index);
  if (found !== '' || !label) return found;
  // `No. 1 234 567`: the full stop belongs to the word.
  const isNumber = label.isNumber && (label.isMarked || label.gap.startsWith('.'));
  if (isNumber) return matchAt(LABELLED_THOUSANDS, plain, index);
  return label.kind === 'order' ? matchAt(DOTTED_THOUSANDS, plain, index) : '';
}

function tokenAt(plain: string, start: number, end: number, label: Label | undefined): LabelledNumber | undefined {
  const raw = plain.slice(start, end);
  const skipped = OWN_LABEL.exec(raw)?.[0].length ?? 0;
  const value = raw.slice(skipped).replace(TRAILING, '');
  if (isLabelWithOrdinal(value)) return undefined;
  const whole = (label?.isNumber ? LABELLED_SPREADSHEET : SPREADSHEET).exec(value)?.[1] ?? value;
  return { start: start + skipped, end: start + skipped + value.length, value: whole, label };
}

/** Nothing but digits, and no separator of thousands behind them: what most numbers are. */
function isPlainDigits(plain: string, start: number, end: number): boolean {
  for (let index = start; index < end; index++) {
    const code = plain.charCodeAt(index);
    if (code < 48 || code > 57) return false;
  }
  return end - start > 3 || !SEPARATORS_BEHIND.has(plain[end] ?? '');
}

/** `IMEI2`: the label of the number behind it. */
function isLabelWithOrdinal(value: string): boolean {
  const label = WITH_ORDINAL.exec(value)?.[1];
  const kind = label === undefined ? undefined : meaningOf(normalizeLabel(label))?.kind;
  return kind !== undefined && kind !== 'order';
}

function digitsOf(thousands: string): string {
  return thousands.replace(DECIMALS, '').replaceAll('.', '').replace(SEPARATORS, '');
}

function matchAt(expression: RegExp, plain: string, index: number): string {
  expression.lastIndex = index;
  return expression.exec(plain)?.[0] ?? '';
}
