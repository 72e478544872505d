import { type Rewrite, rewrite } from './rewrite.ts';

/** Ten bytes, as EF_ICCID has them, that begin an ICCID or its swapped digits: `98:58:…`, `0x98, 0x58, …`. */
const BEGINNINGS = ['98', '89'] as const;
const BYTES = '(?::[\\da-f]{2}){9}(?![\\da-f]|:[\\da-f])';
const HEX_BYTES = '(?:,? ?0x[\\da-f]{2}){9}(?![\\da-f]|,? ?0x)';
/** An ICCID as a spreadsheet shows numbers: `89,852,202,209,089,971,478`. */
const THOUSANDS = /(?<![\d,.])89?(?:,\d{3}){6}(?![\d,]|\.\d)/g;
/** An exponent that has lost no digit: `8.9852202209089971478E+19`. */
const WHOLE_EXPONENT = /(?<![\w.,])8\.(9\d{17}E\+?18|9\d{18}E\+?19)(?!\w)/gi;

/** ICCIDs as programs write numbers and bytes. */
export const NUMBER_WRITINGS: readonly Rewrite[] = [
  ...BEGINNINGS.flatMap((first) => [
    rewrite(`${first}:`, new RegExp(`(?<![\\da-f:])${first}${BYTES}`, 'gi'), ([bytes]) => bytes.replaceAll(':', '')),
    rewrite(`0x${first}`, new RegExp(`(?<![\\da-z])0x${first}${HEX_BYTES}`, 'gi'), ([bytes]) => bytes.replace(/0x|[, ]/gi, '')),
  ]),
  rewrite(',', THOUSANDS, ([number]) => number.replaceAll(',', '')),
  rewrite('8.9', WHOLE_EXPONENT, ([, decimals = '']) => `8${decimals.replace(/E.*/i, '')}`),
];
