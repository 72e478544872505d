import type { Allowance } from './store.ts';

/** What was taken, by the number of the slice of the window since 1970. */
export type Spending = ReadonlyMap<number, number>;

/** Of a window: what was taken is forgotten up to a slice later than it could be, and never earlier. */
const SLICES = 12;

/**
 * Takes `cost` at the time `now`; undefined when less than that is left of what any `window` ms may take.
 * scripts.ts does the same in Lua.
 */
export function spend(held: Spending, cost: number, { limit, window }: Allowance, now: number): Spending | undefined {
  const current = Math.floor((now * SLICES) / window);
  const counted = [...held].filter(([slice]) => slice >= current - SLICES);
  const spent = counted.reduce((sum, [, taken]) => sum + taken, 0);
  if (spent + cost > limit) return undefined;
  const kept = new Map(counted);
  return kept.set(current, (kept.get(current) ?? 0) + cost);
}
