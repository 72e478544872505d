import type { Identifier } from '../../core/identifier/identifier.ts';

/**
 * The identifiers that somebody means who chose a message to look up: those recognised by their shape or by the label
 * before them; free-form numbers only where there are none of these, because a long message is full of numbers.
 * @param read reads a text; `asked`: free-form numbers count
 */
export function chosenIn(
  text: string,
  read: (text: string, options: { asked: boolean }) => readonly Identifier[],
): readonly Identifier[] {
  const all = read(text, { asked: true });
  const sure = new Set(read(text, { asked: false }).map(typedForm));
  const strong = all.filter((identifier) => sure.has(typedForm(identifier)));
  return strong.length > 0 ? strong : all;
}

/** The identifier as a person types it. */
export function typedForm({ value, raw, providers }: Identifier): string {
  const [provider, ...others] = providers ?? [];
  return provider !== undefined && others.length === 0 ? `${provider}:${value}` : raw;
}
