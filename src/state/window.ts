import type { Allowance } from './store.ts';

/** What was taken in the current window and in the previous one. */
export interface Spending {
  /** Number of the current window since 1970. */
  readonly index: number;
  readonly spent: number;
  readonly before: number;
}

/**
 * Takes `cost` at the time `now`; undefined when less than that is left. The window slides: what was taken in the
 * previous one counts in proportion to its overlap with the last `window` ms. scripts.ts does the same in Lua.
 */
export function spend(held: Spending | undefined, cost: number, { limit, window }: Allowance, now: number): Spending | undefined {
  const index = Math.floor(now / window);
  const { spent, before } = carryOver(held, index);
  const share = 1 - (now % window) / window;
  return before * share + spent + cost > limit ? undefined : { index, spent: spent + cost, before };
}

function carryOver(held: Spending | undefined, index: number): Omit<Spending, 'index'> {
  if (!held || held.index < index - 1) return { spent: 0, before: 0 };
  return held.index < index ? { spent: 0, before: held.spent } : held;
}
