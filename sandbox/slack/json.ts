/** A parsed JSON object. */
export type Json = Readonly<Record<string, unknown>>;

export function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function objects(value: unknown): readonly Json[] {
  return Array.isArray(value) ? value.filter(isObject) : [];
}

/** The string under a key; '' without one. Numbers are converted, as in a form. */
export function text(from: Json, key: string): string {
  const value = from[key];
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' ? value : '';
}

/** A boolean: `true`, or its spellings in a form. */
export function flag(from: Json, key: string): boolean {
  const value = from[key];
  return value === true || value === 'true' || value === '1' || value === 1;
}

/** undefined if the text is not JSON. */
export function tryParseJson(source: string): unknown {
  try {
    return JSON.parse(source);
  } catch {
    return undefined;
  }
}
