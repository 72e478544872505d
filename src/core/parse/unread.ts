import { lossyNumber, phoneNumber } from './lookalikes/lookalikes.ts';
import { isMasked } from './lookalikes/masks.ts';
import { type LabelledNumber, numbersIn } from './numbers.ts';
import { readText } from './text/text.ts';

/** Why a text in which somebody asked for an order names none; `value` is the number as written. */
export interface Unread {
  /** `digits_lost`: by a spreadsheet; `partial`: masked, or the last digits only; `email`, `device`: what nobody can be asked by. */
  readonly reason: 'digits_lost' | 'partial' | 'email' | 'device';
  readonly value: string;
}

const EMAIL = /[^\s@<>|:]{1,64}@[^\s@<>|]{1,200}\.[a-z]{2,}/i;
/** Fewer digits than phones, devices and parcels have. */
const MAX_PARTIAL = 6;

/** The reason why nothing could be read in a text; undefined where none is known. */
export function unreadIn(text: string): Unread | undefined {
  const email = EMAIL.exec(text)?.[0];
  if (email !== undefined) return { reason: 'email', value: email };
  const { plain } = readText(text);
  const lossy = lossyNumber(plain);
  if (lossy !== undefined) return { reason: 'digits_lost', value: lossy };
  const numbers = numbersIn(plain, [], false);
  const partial = numbers.find((number) => isPartial(number, plain));
  if (partial) return { reason: 'partial', value: partial.value };
  const device = numbers.find(({ label }) => label?.kind === 'none')?.value ?? phoneNumber(plain);
  return device === undefined ? undefined : { reason: 'device', value: device };
}

function isPartial(number: LabelledNumber, plain: string): boolean {
  const { label, value } = number;
  if (isMasked(plain, number) || label?.kind === 'sim') return true;
  return label?.kind === 'none' && value.length <= MAX_PARTIAL;
}
