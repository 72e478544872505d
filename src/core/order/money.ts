/** An amount of money, never a float. */
export interface Money {
  /** A plain decimal in major units; as the vendor wrote it where that cannot be read for certain, see `isDecimal`. */
  readonly amount: string;
  /** ISO 4217 code as the vendor wrote it; undefined when the reply names none. */
  readonly currency: string | undefined;
  /** False when the vendor documents no unit and we inferred one. */
  readonly unitKnown: boolean;
}

const DECIMAL = /^[+-]?\d{1,30}(\.\d{1,30})?$/;
const SCIENTIFIC = /^([+-]?)(\d{1,30})(?:\.(\d{1,30}))?e([+-]?\d{1,2})$/i;
/**
 * Amounts with separators that can mean one thing only, and the character of the decimal point; everything else but
 * digits separates groups. A single group of three behind a comma (`1,234`) is not among them.
 */
const GROUPED: readonly (readonly [RegExp, point: string])[] = [
  [/^[+-]?\d{1,3}(?:,\d{2,3})*,\d{3}\.\d{1,30}$/, '.'],
  [/^[+-]?\d{1,3}(?:,\d{3}){2,9}$/, '.'],
  [/^[+-]?\d{1,3}(?:[ '’]\d{3})+(?:\.\d{1,30})?$/, '.'],
  [/^[+-]?\d{1,3}(?:[. '’]\d{3})+,\d{1,30}$/, ','],
  [/^[+-]?\d{1,3}(?:\.\d{3}){2,9}$/, ','],
  [/^[+-]?\d{1,30},(?:\d{1,2}|\d{4,30})$/, ','],
];
/** A double holds 15 digits for certain. Where at most 12 are left once it is rounded to those, the rest was noise. */
const [CERTAIN_DIGITS, LEFT_DIGITS] = [15, 12];
const MAX_WHOLE_DIGITS = 10;

/** ISO 4217 exponents that are not 2 (the standard's list one). */
const EXPONENT: Readonly<Record<string, number>> = {
  BHD: 3,
  BIF: 0,
  CLF: 4,
  CLP: 0,
  DJF: 0,
  GNF: 0,
  IQD: 3,
  ISK: 0,
  JOD: 3,
  JPY: 0,
  KMF: 0,
  KRW: 0,
  KWD: 3,
  LYD: 3,
  OMR: 3,
  PYG: 0,
  RWF: 0,
  TND: 3,
  UGX: 0,
  UYI: 0,
  UYW: 4,
  VND: 0,
  VUV: 0,
  XAF: 0,
  XOF: 0,
  XPF: 0,
};

/**
 * Reads a vendor's number or numeric string as a plain decimal string: exponents (`1E+3`), separators where they can mean
 * one thing only (`1,234.50`, `12,5`), and 0.30000000000000004 as the 0.3 that it is. Undefined for anything else.
 */
export function decimal(value: unknown): string | undefined {
  if (typeof value !== 'number' && typeof value !== 'string') return undefined;
  const text = String(value)
    .normalize('NFKC')
    .trim()
    .replace(/^\u2212/, '-');
  const plain = DECIMAL.test(text) ? text : (scientific(text) ?? removeGrouping(text));
  return plain === undefined ? undefined : withoutNoise(plain.replace(/^(?:\+|-(?=[0.]+$))/, ''));
}

/** False for an amount that is shown as the vendor wrote it, so that nothing can be computed with it. */
export function isDecimal({ amount }: Money): boolean {
  return DECIMAL.test(amount);
}

/**
 * Moves the decimal point left by the currency's ISO 4217 exponent: `("1000", "USD")` and `("1000.00", "USD")` are
 * `"10.00"`. An amount with a fraction counts no minor units and stays as it is.
 */
export function fromMinorUnits(written: string, currency: string | undefined): string {
  const exponent = EXPONENT[currency?.toUpperCase() ?? ''] ?? 2;
  const [, amount] = /^(-?\d+)(?:\.0+)?$/.exec(written) ?? [];
  if (amount === undefined || exponent === 0) return amount ?? written;
  const sign = amount.startsWith('-') ? '-' : '';
  const digits = amount.replace('-', '').padStart(exponent + 1, '0');
  return `${sign}${digits.slice(0, -exponent)}.${digits.slice(-exponent)}`;
}

/** True when both name the same sum: same currency, same value whatever the trailing zeros. */
export function sameMoney(a: Money, b: Money): boolean {
  return a.currency?.toUpperCase() === b.currency?.toUpperCase() && trimZeros(a.amount) === trimZeros(b.amount);
}

/** `1.5E+3` is 1500: the point moves, and no float takes part. */
function scientific(text: string): string | undefined {
  const [, sign = '', whole, fraction = '', power] = SCIENTIFIC.exec(text) ?? [];
  if (whole === undefined) return undefined;
  const point = whole.length + Number(power);
  const at = Math.max(point, 1);
  const digits = `${'0'.repeat(at - point)}${whole}${fraction}`.padEnd(at, '0');
  const plain = `${digits.slice(0, at)}.${digits.slice(at)}`.replace(/\.0*$/, '').replace(/^0+(?=\d)/, '');
  return DECIMAL.test(plain) ? `${sign}${plain}` : undefined;
}

function removeGrouping(text: string): string | undefined {
  const [, point] = GROUPED.find(([shape]) => shape.test(text)) ?? [];
  if (point === undefined) return undefined;
  return Array.from(text, (character) => (character === point ? '.' : /[\d+-]/.test(character) ? character : '')).join('');
}

function withoutNoise(text: string): string {
  const [whole = ''] = text.split('.');
  if (!text.includes('.') || whole.length > MAX_WHOLE_DIGITS || significant(text).length <= CERTAIN_DIGITS) return text;
  const rounded = String(Number(Number(text).toPrecision(CERTAIN_DIGITS)));
  return DECIMAL.test(rounded) && significant(rounded).replace(/0+$/, '').length <= LEFT_DIGITS ? rounded : text;
}

function significant(amount: string): string {
  return amount.replace(/\D/g, '').replace(/^0+/, '');
}

function trimZeros(amount: string): string {
  const [whole = '0', fraction = ''] = amount.replace('-', '').split('.');
  const value = `${whole.replace(/^0+(?=\d)/, '')}.${fraction.replace(/0+$/, '')}`;
  return amount.startsWith('-') && value !== '0.' ? `-${value}` : value;
}
