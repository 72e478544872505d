/**
 * Reads JSON without losing a digit: a number that a JavaScript number cannot hold arrives as the
 * original string (vendors' ids have 18 and 19 digits). Undefined when the text is not JSON.
 */
export function parseExact(text: string): unknown {
  try {
    return JSON.parse(text, exact);
  } catch {
    // The parser's message quotes the text, which may hold personal data; so it is dropped.
    return undefined;
  }
}

/** `__proto__` is dropped: copied by assignment it would change the copy's prototype. */
function exact(key: string, value: unknown, context?: { readonly source?: string }): unknown {
  if (key === '__proto__') return undefined;
  if (typeof value !== 'number' || context?.source === undefined) return value;
  return isExact(value, context.source) ? value : context.source;
}

function isExact(value: number, source: string): boolean {
  if (Number.isInteger(value) && !Number.isSafeInteger(value)) return false;
  const digits = significant(source);
  if (value === 0) return digits === '';
  return digits.length <= 15 ? Number.isFinite(value) : Number.isSafeInteger(value) && /^-?\d+$/.test(source);
}

/** The digits of a JSON number without sign, point, exponent and leading zeros. */
function significant(source: string): string {
  const [mantissa = ''] = source.split(/e/i);
  return mantissa.replace(/[-.]/g, '').replace(/^0+/, '');
}
