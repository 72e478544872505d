import type { Rule } from './rules.ts';

export type Surface = 'message' | 'modal' | 'home';

const EVERYWHERE: readonly Surface[] = ['message', 'modal', 'home'];

/** A block type and the surfaces that accept it. */
export interface Kind {
  readonly rule: Rule;
  readonly surfaces: readonly Surface[];
}

/** Without `surfaces`, all of them. */
export function kind(rule: Rule, ...surfaces: readonly Surface[]): Kind {
  return { rule, surfaces: surfaces.length > 0 ? surfaces : EVERYWHERE };
}

/** The rules of the block types that a surface accepts. */
export function rulesOf(kinds: Readonly<Record<string, Kind>>, surface?: Surface): Readonly<Record<string, Rule>> {
  const fitting = Object.entries(kinds).filter(([, { surfaces }]) => surface === undefined || surfaces.includes(surface));
  return Object.fromEntries(fitting.map(([type, { rule }]) => [type, rule]));
}
