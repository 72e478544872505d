import { distance } from 'fastest-levenshtein';

const PREFIXED = /^([A-Za-z][\w.-]{2,31}):(?=\S)/;
/** Two letters exchanged count as two. */
const MAX_TYPOS = 2;

export interface PrefixSuggestion {
  /** As it was typed. */
  readonly prefix: string;
  /** The whole value with the name of a provider. */
  readonly meant: string;
  readonly provider: string;
  /** What is behind the colon. */
  readonly id: string;
}

/** What was meant by `linksfeild:4567`, where `providers` may come before a colon. */
export function suggestPrefix(value: string, providers: readonly string[]): PrefixSuggestion | undefined {
  const prefix = PREFIXED.exec(value)?.[1];
  if (prefix === undefined) return undefined;
  const name = prefix.toLowerCase();
  const known = providers.find((provider) => provider !== name && distance(name, provider) <= MAX_TYPOS);
  if (known === undefined) return undefined;
  const id = value.slice(prefix.length + 1);
  return { prefix, meant: `${known}:${id}`, provider: known, id };
}
