import { KNOWN_PROVIDERS } from './shapes.ts';

const PREFIXED = /^([A-Za-z]{3,16}):(?=\S)/;
/** Two letters exchanged count as two. */
const MOST_TYPOS = 2;

/** What was meant by `linksfeild:4567`: the prefix as it stood there, and the whole with the known one. */
export function misspeltPrefix(value: string): { readonly prefix: string; readonly meant: string } | undefined {
  const prefix = PREFIXED.exec(value)?.[1];
  if (prefix === undefined) return undefined;
  const name = prefix.toLowerCase();
  const known = KNOWN_PROVIDERS.find((provider) => provider !== name && distance(name, provider) <= MOST_TYPOS);
  return known === undefined ? undefined : { prefix, meant: `${known}${value.slice(prefix.length)}` };
}

/** How many letters have to be put in, left out or changed (Levenshtein). */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (const [index, letter] of [...a].entries()) {
    const next = [index + 1];
    for (const [column, other] of [...b].entries()) {
      const changed = (row[column] ?? 0) + (letter === other ? 0 : 1);
      next.push(Math.min(changed, (row[column + 1] ?? 0) + 1, (next[column] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
