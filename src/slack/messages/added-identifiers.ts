import type { Identifier } from '../../core/identifier/identifier.ts';

/** The identifiers that an edit added. */
export function addedIdentifiers(now: readonly Identifier[], before: readonly Identifier[]): readonly Identifier[] {
  const known = new Set(before.map(questionName));
  return now.filter((identifier) => !known.has(questionName(identifier)));
}

/** Equal for what asks the same question. */
export function questionName({ value, providers, hints }: Identifier): string {
  return JSON.stringify([value, providers, hints]);
}
