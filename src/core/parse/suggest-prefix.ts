import { distance } from 'fastest-levenshtein';
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
