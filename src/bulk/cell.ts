import { type Identifier, isPersonId } from '../core/identifier/identifier.ts';
import { lossyNumber } from '../core/parse/lookalikes/lookalikes.ts';

/** The identifiers of a text that a person gave to ask. */
export type ReadText = (text: string) => readonly Identifier[];

/** What a cell, or a line of text, holds. */
export type CellReading =
  | { readonly kind: 'identifiers'; readonly identifiers: readonly Identifier[] }
  /** A spreadsheet has rounded the number. */
  | { readonly kind: 'digits_lost' }
  /** An id of a person, or an input such as `user=`, which names one: looked up one at a time only, and kept nowhere. */
  | { readonly kind: 'person' }
  | { readonly kind: 'unread' };

/** A spreadsheet keeps fifteen digits of a number and writes zeros for the others. */
const KEPT_DIGITS = 15;
const ROUNDED = new RegExp(`^[1-9]\\d{${KEPT_DIGITS - 1}}0{3,}$`);

/** Room for all numbers of a list on one line. */
const MAX_LENGTH = 50_000;

export function readCell(whole: string, read: ReadText): CellReading {
  const cell = whole.slice(0, MAX_LENGTH);
  if (lossyNumber(cell) !== undefined) return { kind: 'digits_lost' };
  const found = read(cell);
  if (found.some(({ hints }) => hints !== undefined)) return { kind: 'person' };
  const identifiers = found.filter((identifier) => !isPersonId(identifier));
  if (identifiers.length > 0) return { kind: 'identifiers', identifiers };
  return { kind: found.length > 0 ? 'person' : 'unread' };
}

/** Digits as a spreadsheet leaves them that has rounded the number: zeros from the sixteenth on. One alone may be a real number. */
export function looksRounded({ value }: Identifier): boolean {
  return ROUNDED.test(value);
}
