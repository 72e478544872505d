const DIGITS = /^\d+$/;
/** What a doubled digit adds to the sum. */
const DOUBLED = [0, 2, 4, 6, 8, 1, 3, 5, 7, 9] as const;

/** True when the last digit is the Luhn digit of those before it (ISO/IEC 7812-1). False for anything but digits. */
export function passesLuhn(digits: string): boolean {
  return digits.length > 1 && checkDigit(digits.slice(0, -1)) === digits.at(-1);
}

/** The Luhn digit to be written behind `digits`; undefined for anything but digits. */
export function checkDigit(digits: string): string | undefined {
  if (!DIGITS.test(digits)) return undefined;
  let sum = 0;
  let isDoubled = true;
  for (let index = digits.length - 1; index >= 0; index--) {
    const digit = digits.charCodeAt(index) - 48;
    sum += isDoubled ? (DOUBLED[digit] ?? 0) : digit;
    isDoubled = !isDoubled;
  }
  return String((10 - (sum % 10)) % 10);
}

/**
 * The same card as a system may have stored it that treats the check digit differently: 19 digits that fail Luhn with the
 * digit added, 20 that pass it with the last dropped. Undefined for all others.
 */
export function checkDigitTwin(iccid: string): string | undefined {
  const digit = checkDigit(iccid);
  if (digit === undefined) return undefined;
  if (iccid.length === 19 && !passesLuhn(iccid)) return iccid + digit;
  return iccid.length === 20 && passesLuhn(iccid) ? iccid.slice(0, -1) : undefined;
}

/** The first six and the last four characters: issuer and enough to recognise the card by. */
export function maskIccid(iccid: string): string {
  return `${iccid.slice(0, 6)}…${iccid.slice(-4)}`;
}

const HEX_RANGE = /^8986[0-9A-F]+$/;
const LETTER = /[A-F]/g;
/** China Mobile's numbers hold no more than two hex letters. */
const MAX_LETTERS = 2;

/**
 * What is left of the characters of an ICCID without the `F` that fills EF_ICCID's ten bytes: behind the number, rarely
 * before it. Undefined when it cannot be an ICCID whatever its length: it begins with `89` and holds digits only,
 * beside the hex letters of China Mobile's `8986…`.
 */
export function stripPadding(characters: string): string | undefined {
  const body = characters
    .toUpperCase()
    .replace(/^F(?=89)/, '')
    .replace(/F{1,2}$/, '');
  if (!body.startsWith('89')) return undefined;
  if (DIGITS.test(body)) return body;
  return HEX_RANGE.test(body) && (body.match(LETTER)?.length ?? 0) <= MAX_LETTERS ? body : undefined;
}

/** EF_ICCID as it is stored: twenty characters, digits swapped within each byte (ETSI TS 102 221, 13.2). Undefined when it is none. */
export function unswapNibbles(dump: string): string | undefined {
  if (dump.length !== 20 || !dump.startsWith('98')) return undefined;
  const iccid = stripPadding(dump.replace(/(.)(.)/g, '$2$1'));
  return iccid !== undefined && isCardLength(iccid.length) && passesLuhn(iccid) ? iccid : undefined;
}

/** Nineteen or twenty characters: what cards show in use and what is read from any text. */
export function isCardLength(length: number): boolean {
  return length === 19 || length === 20;
}

/** What documents show beside: read only behind a label or where somebody asked. */
export function isRareLength(length: number): boolean {
  return (length >= 16 && length <= 18) || length === 21 || length === 22;
}
