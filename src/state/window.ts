import type { Allowance } from './store.ts';

/** What was taken, by the number of the slice of the window since 1970. */
export type Spending = Map<number, number>;

/** Of a window: what was taken is forgotten up to a slice later than it could be, and never earlier. */
const SLICES = 12;

/**
 * Takes `cost` at the time `now`; false, and nothing taken, when less than that is left of what any `window` ms may take.
 * scripts.ts does the same in Lua.
 */
export function spend(held: Spending, cost: number, { limit, window }: Allowance, now: number): boolean {
  const current = Math.floor((now * SLICES) / window);
  let spent = 0;
  for (const [slice, taken] of held) {
    if (slice < current - SLICES) held.delete(slice);
    else spent += taken;
  }
  if (spent + cost > limit) return false;
  held.set(current, (held.get(current) ?? 0) + cost);
  return true;
}
