/** JSON as a vendor sends it. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

type Path = readonly (string | number)[];

/** The reply without one of its fields, once for each field at any depth. */
export function withoutEach(data: Json): { path: string; data: Json }[] {
  return pathsOf(data)
    .filter((path) => typeof path.at(-1) === 'string')
    .map((path) => ({ path: path.join('.'), data: changed(data, path, undefined) }));
}

/** The reply with `value` in place of one of its fields or list elements, once for each at any depth. */
export function withEach(data: Json, value: Json): { path: string; data: Json }[] {
  return pathsOf(data).map((path) => ({ path: path.join('.'), data: changed(data, path, value) }));
}

/** The reply with every text and every number replaced. */
export function mapped(data: Json, text: (old: string) => Json, number: (old: number) => Json): Json {
  if (typeof data === 'string') return text(data);
  if (typeof data === 'number') return number(data);
  if (typeof data !== 'object' || data === null) return data;
  if (Array.isArray(data)) return data.map((value: Json) => mapped(value, text, number));
  return Object.fromEntries(Object.entries(data).map(([key, value]) => [key, mapped(value, text, number)]));
}

function pathsOf(data: Json, above: Path = []): Path[] {
  if (typeof data !== 'object' || data === null) return [];
  const entries: [string | number, Json][] = Array.isArray(data) ? [...data.entries()] : Object.entries(data);
  return entries.flatMap(([key, value]) => [[...above, key], ...pathsOf(value, [...above, key])]);
}

function changed(data: Json, [key, ...rest]: Path, value: Json | undefined): Json {
  const copy = structuredClone(data) as Record<string | number, Json>;
  if (key === undefined) return data;
  if (rest.length > 0) copy[key] = changed(copy[key] ?? null, rest, value);
  else if (value === undefined) delete copy[key];
  else copy[key] = value;
  return copy as Json;
}
