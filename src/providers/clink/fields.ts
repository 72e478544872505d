import type { Timestamp } from '../../core/timestamp.ts';
import { anything, instant, isoInstant, textOf } from '../field.ts';

/** Clink writes these words where it has nothing. */
const NOTHING: ReadonlySet<string> = new Set(['null', 'undefined']);
/** Epoch seconds reach this in the year 5138, epoch milliseconds did in March 1973. */
const FIRST_MILLISECONDS = 1e11;
const DIGITS = /^\d{1,16}$/;

export const text = anything.transform(clinkText);

/** Epoch milliseconds or seconds, as a number or in a string, or ISO 8601 with a zone; other words as they are, zero as absent. */
export const time = text.transform((written): Timestamp | undefined => {
  if (written === undefined || written === '0') return undefined;
  return instant(DIGITS.test(written) ? milliseconds(Number(written)) : isoInstant(written), written);
});

export function clinkText(value: unknown): string | undefined {
  const written = textOf(value);
  return written === undefined || NOTHING.has(written) ? undefined : written;
}

function milliseconds(count: number): number {
  return count < FIRST_MILLISECONDS ? 1000 * count : count;
}
