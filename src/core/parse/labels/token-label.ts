import { type Label, labelBefore } from './label.ts';
import { isLabelledBehind } from './label-behind.ts';

/** The number in a token, from `index` to `end` or the token's end, and its label. */
interface LabelledPart {
  readonly index: number;
  readonly label: Label;
  readonly end?: number;
}

/** Behind these a label's number begins, though nothing else parts the two: `order:4567`, `No.4567`. */
const INNER_MARKS = new Set(':.');
const MAX_INNER_MARKS = 3;
/** As servers log it: `GET /api/orders/4567/refund`. */
const ORDERS_PATH = /(?:^|\/)orders?\/([A-Za-z\d][\w-]*)(?![\w…-])/i;
const NAMES_ITSELF = /^ord(?:er)?-?\d[\d-]{2,60}[.:]?$/i;
const SMALL_O = 111;
const COLON = 58;
const STOP = 46;
const SLASH = 47;
const ALPHANUMERIC = /[A-Za-z0-9]/;
const DIGIT = /\d/;

/** The label before the token, behind it, or the one that the token begins with. */
export function labelOfToken(plain: string, start: number, end: number): LabelledPart | undefined {
  const label = labelBefore(plain, start);
  if (label) return { index: start, label };
  if (isLabelledBehind(plain, end)) return { index: start, label: orderLabel(start, '') };
  if (namesItself(plain, start, end)) return { index: start, label: orderLabel(start, '') };
  if (!hasMark(plain, start, end)) return undefined;
  return pathLabel(plain.slice(start, end + 1), start) ?? innerLabel(plain, start, end);
}

/** `ORD-1005`, `order-2024-9001`: the number begins with the word. */
function namesItself(plain: string, start: number, end: number): boolean {
  return (plain.charCodeAt(start) | 32) === SMALL_O && NAMES_ITSELF.test(plain.slice(start, end));
}

/** A colon, a full stop or a slash: most tokens have none. */
function hasMark(plain: string, start: number, end: number): boolean {
  for (let index = start; index < end; index++) {
    const code = plain.charCodeAt(index);
    if (code === COLON || code === STOP || code === SLASH) return true;
  }
  return false;
}

function pathLabel(token: string, start: number): LabelledPart | undefined {
  const found = ORDERS_PATH.exec(token);
  const id = found?.[1] ?? '';
  if (!found || !DIGIT.test(id)) return undefined;
  const index = start + found.index + found[0].length - id.length;
  return { index, end: index + id.length, label: orderLabel(start, '/') };
}

function orderLabel(start: number, gap: string): Label {
  return { kind: 'order', isNumber: true, isMarked: true, start, gap };
}

function innerLabel(plain: string, start: number, end: number): LabelledPart | undefined {
  let index = start;
  for (let marks = 0; marks < MAX_INNER_MARKS; marks++) {
    while (index < end && !INNER_MARKS.has(plain[index] ?? '')) index++;
    if (++index >= end) return undefined;
    const label = ALPHANUMERIC.test(plain[index] ?? '') ? labelBefore(plain, index) : undefined;
    if (label) return { index, label };
  }
  return undefined;
}
