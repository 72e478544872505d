/** An amount of money, never a float: `amount` is a plain decimal string in major units. */
export interface Money {
  readonly amount: string;
  /** ISO 4217 code as the vendor wrote it; undefined when the reply names none. */
  readonly currency: string | undefined;
  /** False when the vendor documents no unit and we inferred one. */
  readonly unitKnown: boolean;
}

const DECIMAL = /^[+-]?\d{1,30}(\.\d{1,30})?$/;

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

/** Reads a vendor's number or numeric string as a plain decimal string; undefined for anything else. */
export function decimal(value: unknown): string | undefined {
  const text = typeof value === 'number' ? plain(value) : typeof value === 'string' ? value.trim() : '';
  return DECIMAL.test(text) ? text.replace(/^\+/, '') : undefined;
}

/** Moves the decimal point left by the currency's ISO 4217 exponent: `("1000", "USD")` is `"10.00"`. */
export function fromMinorUnits(amount: string, currency: string | undefined): string {
  const exponent = EXPONENT[currency?.toUpperCase() ?? ''] ?? 2;
  if (exponent === 0 || amount.includes('.')) return amount;
  const sign = amount.startsWith('-') ? '-' : '';
  const digits = amount.replace('-', '').padStart(exponent + 1, '0');
  return `${sign}${digits.slice(0, -exponent)}.${digits.slice(-exponent)}`;
}

/** True when both name the same sum: same currency, same value whatever the trailing zeros. */
export function sameMoney(a: Money, b: Money): boolean {
  return a.currency?.toUpperCase() === b.currency?.toUpperCase() && trimmed(a.amount) === trimmed(b.amount);
}

/** `String(1e21)` is `"1e+21"`, which no card may show; Intl, a hundred times slower, writes that one out. */
function plain(value: number): string {
  const text = String(value);
  if (!text.includes('e')) return text;
  return Number.isFinite(value) ? value.toLocaleString('en-US', { useGrouping: false, maximumFractionDigits: 20 }) : '';
}

function trimmed(amount: string): string {
  const [whole = '0', fraction = ''] = amount.replace('-', '').split('.');
  const value = `${whole.replace(/^0+(?=\d)/, '')}.${fraction.replace(/0+$/, '')}`;
  return amount.startsWith('-') && value !== '0.' ? `-${value}` : value;
}
