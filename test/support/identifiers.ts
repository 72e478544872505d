import { type FindOptions, findIdentifiers as find } from '../../src/core/identifier/find-identifiers.ts';
import type { Identifier } from '../../src/core/identifier/identifier.ts';
import { providers } from '../../src/providers/index.ts';

const known = providers.map((provider) => provider.known);

/** `findIdentifiers` with the ids of every provider that there is, as the bot calls it. */
export function findIdentifiers(text: string, options: FindOptions = {}): Identifier[] {
  return find(text, { known, ...options });
}
