import { isFieldName } from './field-name.ts';
import { isFreeForm, isMachines, isOrdinary } from './freeform.ts';
import { foreignNumbers } from './lookalikes/foreign-numbers.ts';
import { isMasked } from './lookalikes/masks.ts';
import { isSigned } from './lookalikes/signed.ts';
import { isServiceNow, isTicket } from './lookalikes/tickets.ts';
import type { LabelledNumber } from './numbers.ts';

/** The shortest value behind a label that does not say that a number follows. */
const SHORTEST = 3;
const DIGIT = /\d/;
const HASH = /[#№]/;
const SHORT_DIGITS = /^\d{1,6}$/;
const LONG_DIGITS = /^\d{16,}$/;
const LINE_END = /\n/;
/** `for 297 hours`, `over 312 orders`: how long and how many; but not `the one of 4567 requests a refund`. */
const COUNTED =
  /^ (?:ms|milliseconds|seconds|secs|minutes|mins|hours|hrs|days|weeks|months|years|times(?! out)|orders|customers|users|items|rows|lines|requests(?! (?:an?|the|refund|replacement|help))|errors(?! (?:out|when))|alerts|attempts|retries|payments)(?![A-Za-z])/i;

/** Numbers behind a label for an order. */
export function labelledOrders(numbers: readonly LabelledNumber[], plain: string): readonly LabelledNumber[] {
  return numbers.filter((number) => isLabelledOrder(number, plain) && !isMasked(plain, number));
}

function isLabelledOrder({ value, label, end }: LabelledNumber, plain: string): boolean {
  if (label?.kind !== 'order' || !DIGIT.test(value) || !isOrdinary(value)) return false;
  const hasHash = HASH.test(label.gap);
  if (label.isHeading) return hasHash;
  if (LINE_END.test(label.gap) && !label.isNumber && !hasHash) return isFreeForm(value) && isAlone(plain, label.start, end);
  if (label.isNumber ? label.isMarked : hasHash) return true;
  return label.isMarked ? value.length >= SHORTEST : isFreeForm(value);
}

const BARE_LINE = /^[\s*_~`"'>|:#-]*$/;

/** True when nothing else is on the lines between `start` and `end`. */
export function isAlone(plain: string, start: number, end: number): boolean {
  const before = plain.slice(Math.max(0, plain.lastIndexOf('\n', start - 1)), start);
  const line = plain.indexOf('\n', end);
  const behind = plain.slice(end, line === -1 ? plain.length : line);
  return BARE_LINE.test(before.slice(-80)) && BARE_LINE.test(behind.slice(0, 80));
}

/**
 * Numbers that may be orders where somebody asked: not those behind a label for something else; a customer's, an invoice's
 * or a ticket's only where nothing stronger is `named`.
 */
export function freeFormOrders(
  numbers: readonly LabelledNumber[],
  plain: string,
  { isNamed }: { readonly isNamed: boolean },
): readonly LabelledNumber[] {
  const foreign = foreignNumbers(numbers, plain);
  const found = numbers.filter((number) => {
    if (foreign.has(number) || (isNamed && isOfOther(number))) return false;
    return (
      !isCount(number, plain) &&
      !isSignedValue(number, plain) &&
      !isFile(number, plain) &&
      isFreeForm(number.value) &&
      !isMachines(number.value) &&
      !isMasked(plain, number) &&
      !isFieldName(number.value, plain.slice(number.end, number.end + 8))
    );
  });
  const others = found.filter(({ value }) => !isServiceNow(value));
  return others.length > 0 ? others : found;
}

function isOfOther({ value, label }: LabelledNumber): boolean {
  return label?.kind === 'other' || isTicket(value);
}

/** Not the first thing of a text, which is what it is about: `4567 items missing`. */
function isCount({ value, label, start, end }: LabelledNumber, plain: string): boolean {
  if (label !== undefined || !SHORT_DIGITS.test(value) || !COUNTED.test(plain.slice(end, end + 24))) return false;
  return /\S/.test(plain.slice(0, start));
}

/** `/dev/ttyUSB2` */
function isFile({ value, start }: LabelledNumber, plain: string): boolean {
  return value.includes('/') && plain[start - 1] === '/';
}

/** A 64-bit value below zero. */
function isSignedValue({ value, start }: LabelledNumber, plain: string): boolean {
  return LONG_DIGITS.test(value) && isSigned(plain, start);
}
