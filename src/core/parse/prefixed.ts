import { isFreeForm, isOrdinary } from './freeform.ts';
import type { Span } from './span.ts';

/** `name:value`, where the name is a provider's id or `po`. */
export interface Prefixed extends Span {
  readonly name: string;
  /** Where the value begins; `start` is where the name does. */
  readonly body: number;
  readonly value: string;
}

/** A name behind whose colon nothing counts as a value. */
export type BarePrefix = Omit<Prefixed, 'value'>;

export interface Prefixes {
  readonly found: Prefixed[];
  readonly bare: BarePrefix[];
}

interface Value extends Span {
  readonly value: string;
  /** How far the text has been read. */
  readonly scanned: number;
  /** Nothing separates the colon from the value. */
  readonly isTight: boolean;
}

export const PURCHASE_ORDER = 'po';

const MAX_NAME_LENGTH = 64;
const MAX_VALUE_LENGTH = 128;
/** Not a part of an address, a path or another word. */
const NAME = /(?:^|[^\w./@-])([A-Za-z0-9][\w.-]*)$/;
const NAME_END = /[\w-]/;
/** `linksfield: order no. 4567` and Slack's links are read through. */
const GAP = /[ \t]*(?:(?:order|po)(?:[ _]?(?:id|no|number))?[ \t.:#]{1,4})?["'`*_#]{0,2}(?:<tel:)?/iy;
/** One character more than a value may have behind its punctuation, so that longer ones are seen. */
const VALUE = /[^\s\p{C}<>|"'`,;()[\]{}&。、「」『』【】《》…]{1,137}/uy;
const TRAILING = /[.:!?*_~-]+$/;
const WORD = /[\p{L}\p{N}]/u;
const DIGIT = /\d/;
const SPACE = /\s/;

/**
 * Every `name:value` of a text, of the given names (lower case) in any case. Where somebody asked, what stands right
 * behind the colon needs no digit; behind a space, and in other texts, it must look like an order number.
 */
export function findPrefixed(plain: string, names: ReadonlySet<string>, asked: boolean): Prefixes {
  const prefixes: Prefixes = { found: [], bare: [] };
  let colon = plain.indexOf(':');
  while (colon !== -1) {
    const name = nameBefore(plain, colon);
    const end = names.has(name) ? readPrefix(plain, name, colon, asked, prefixes) : colon + 1;
    colon = plain.indexOf(':', end);
  }
  return prefixes;
}

function nameBefore(plain: string, colon: number): string {
  if (!NAME_END.test(plain[colon - 1] ?? '')) return '';
  const name = NAME.exec(plain.slice(Math.max(0, colon - MAX_NAME_LENGTH - 1), colon))?.[1] ?? '';
  return name.toLowerCase();
}

/** Says where to go on: behind the value even where it counts for nothing, so that no character is read twice. */
function readPrefix(plain: string, name: string, colon: number, asked: boolean, prefixes: Prefixes): number {
  const value = valueAt(plain, colon + 1);
  const prefix = { name, start: colon - name.length, body: value.start, end: value.end };
  if (counts(name, value, asked)) prefixes.found.push({ ...prefix, value: value.value });
  else prefixes.bare.push({ ...prefix, end: colon + 1 });
  return value.isTight ? value.scanned : colon + 1;
}

function valueAt(plain: string, index: number): Value {
  GAP.lastIndex = index;
  GAP.test(plain);
  const start = GAP.lastIndex;
  VALUE.lastIndex = start;
  const scanned = VALUE.test(plain) ? VALUE.lastIndex : start;
  const value = plain.slice(start, scanned).replace(TRAILING, '');
  return { start, end: start + value.length, scanned, value, isTight: !SPACE.test(plain[index] ?? '') };
}

function counts(name: string, { value, isTight }: Value, asked: boolean): boolean {
  if (value.length > MAX_VALUE_LENGTH || !WORD.test(value)) return false;
  if (isTight && (asked || name === PURCHASE_ORDER)) return true;
  if (asked || name === PURCHASE_ORDER) return DIGIT.test(value) && isOrdinary(value);
  return isTight && isFreeForm(value);
}
