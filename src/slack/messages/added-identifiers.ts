import type { Identifier } from '../../core/identifier/identifier.ts';

/** The identifiers that an edit added. */
export function addedIdentifiers(now: readonly Identifier[], before: readonly Identifier[]): readonly Identifier[] {
  const known = new Set(before.map(nameOf));
  return now.filter((identifier) => !known.has(nameOf(identifier)));
}

/** Equal for what asks the same question. */
export function nameOf({ value, providers, hints }: Identifier): string {
  return JSON.stringify([value, providers, hints]);
}
