import { passesLuhn } from '../../identifier/iccid.ts';
import { type Rewrite, rewrite } from './rewrite.ts';

/** Ten bytes, as EF_ICCID has them, that begin an ICCID or its swapped digits: `98:58:…`, `0x98, 0x58, …`. */
const BEGINNINGS = ['98', '89'] as const;
const BYTES = '(?::[\\da-f]{2}){9}(?![\\da-f]|:[\\da-f])';
const HEX_BYTES = '(?:,? ?0x[\\da-f]{2}){9}(?![\\da-f]|,? ?0x)';
/** An ICCID as a spreadsheet shows numbers: `89,852,202,209,089,971,478`. */
const THOUSANDS = /(?<![\d,.])89?(?:,\d{3}){6}(?![\d,]|\.\d)/g;
/** An exponent that has lost no digit: `8.9852202209089971478E+19`. */
const WHOLE_EXPONENT = /(?<![\w.,])8\.(9\d{17}E\+?18|9\d{18}E\+?19)(?!\w)/gi;

/**
 * An ICCID that was read from a picture, or typed, with letters that look like digits, `8985 22O2 2O9O 8997 l478`, or in
 * groups with a separator that elsewhere parts words or paths.
 */
const ODD_NUMBER =
  /(?<!\w)89(?:\d\d(?:([_/|])\d{4})(?:\1\d{4}){2}\1\d{3,4}|(?=[\d -]{0,26}[OoIl])(?:[ -]?[\dOoIl]){17,18})(?![ -]?\w)/g;
const MAY_BE_ODD = /\d[OoIl_/|]|[OoIl]\d/;
const ODD_NUMBERS = rewrite('9', ODD_NUMBER, ([written]) => digitsOf(written));
const LETTER = /[OoIl]/g;
const SEPARATOR = /[ _/|-]/g;
const MAX_LETTERS = 4;

/** ICCIDs as programs write numbers and bytes. */
export const NUMBER_WRITINGS: readonly Rewrite[] = [
  ...BEGINNINGS.flatMap((first) => [
    rewrite(`${first}:`, new RegExp(`(?<![\\da-f:])${first}${BYTES}`, 'gi'), ([bytes]) => bytes.replaceAll(':', '')),
    rewrite(`0x${first}`, new RegExp(`(?<![\\da-z])0x${first}${HEX_BYTES}`, 'gi'), ([bytes]) => bytes.replace(/0x|[, ]/gi, '')),
  ]),
  rewrite(',', THOUSANDS, ([number]) => number.replaceAll(',', '')),
  { ...ODD_NUMBERS, editsOf: (plain, addresses) => (MAY_BE_ODD.test(plain) ? ODD_NUMBERS.editsOf(plain, addresses) : []) },
  rewrite('8.9', WHOLE_EXPONENT, ([, decimals = '']) => `8${decimals.replace(/E.*/i, '')}`),
];

/** Only where the check digit says that this is one number. */
function digitsOf(written: string): string | undefined {
  if ((written.match(LETTER)?.length ?? 0) > MAX_LETTERS) return undefined;
  const digits = written.replace(SEPARATOR, '').replace(LETTER, (letter) => (letter === 'O' || letter === 'o' ? '0' : '1'));
  return passesLuhn(digits) ? digits : undefined;
}
