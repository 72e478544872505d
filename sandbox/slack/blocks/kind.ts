import type { Rule } from './rules.ts';

export type Surface = 'message' | 'modal' | 'home';

const EVERYWHERE: readonly Surface[] = ['message', 'modal', 'home'];

/** A kind of block and where it may stand. */
export interface Kind {
  readonly rule: Rule;
  readonly surfaces: readonly Surface[];
}

/** Everywhere unless surfaces are named. */
export function kind(rule: Rule, ...surfaces: readonly Surface[]): Kind {
  return { rule, surfaces: surfaces.length > 0 ? surfaces : EVERYWHERE };
}

/** The rules of the kinds that may stand on a surface. */
export function rulesOf(kinds: Readonly<Record<string, Kind>>, surface?: Surface): Readonly<Record<string, Rule>> {
  const fitting = Object.entries(kinds).filter(([, { surfaces }]) => surface === undefined || surfaces.includes(surface));
  return Object.fromEntries(fitting.map(([type, { rule }]) => [type, rule]));
}
