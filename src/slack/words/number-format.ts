/** The most digits after the point that are shown; Intl takes no more than 100. */
const MAX_DIGITS = 30;
/** Vendors name the currencies. */
const MAX_KEPT = 100;
/** To make a formatter takes longer than all the rest of an amount. They depend on their key alone. */
const kept = new Map<string, Intl.NumberFormat>();

/** A decimal number, its digits grouped, with so many after the point. */
export function formatNumber(locale: string, text: `${number}`, digits: number): string {
  const minimumFractionDigits = Math.min(digits, MAX_DIGITS);
  return formatter(locale, { minimumFractionDigits, maximumFractionDigits: MAX_DIGITS }, minimumFractionDigits).format(text);
}

/** A sum with the code of its currency, three letters. All its digits are shown: a price may be finer than its currency. */
export function formatSum(locale: string, text: `${number}`, currency: string): string {
  const style = { style: 'currency', currency, currencyDisplay: 'code', maximumFractionDigits: MAX_DIGITS } as const;
  return formatter(locale, style, currency).format(text);
}

function formatter(locale: string, options: Intl.NumberFormatOptions, variant: string | number): Intl.NumberFormat {
  const key = `${locale} ${variant}`;
  const known = kept.get(key);
  if (known) return known;
  if (kept.size >= MAX_KEPT) kept.clear();
  const made = new Intl.NumberFormat(locale, options);
  kept.set(key, made);
  return made;
}
