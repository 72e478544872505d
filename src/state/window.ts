import type { Allowance } from './store.ts';

/** What was spent in the running window and in the one before it. */
export interface Spending {
  /** Number of the running window since 1970. */
  readonly index: number;
  readonly spent: number;
  readonly before: number;
}

/**
 * Spends `cost` at the time `now`, or undefined when that is more than is left. The window slides: what was spent in the
 * one before counts by the share of it that the last `window` ms still hold. redis.ts does the same in Lua.
 */
export function spend(held: Spending | undefined, cost: number, { limit, window }: Allowance, now: number): Spending | undefined {
  const index = Math.floor(now / window);
  const { spent, before } = carried(held, index);
  const share = 1 - (now % window) / window;
  return before * share + spent + cost > limit ? undefined : { index, spent: spent + cost, before };
}

function carried(held: Spending | undefined, index: number): Omit<Spending, 'index'> {
  if (!held || held.index < index - 1) return { spent: 0, before: 0 };
  return held.index < index ? { spent: 0, before: held.spent } : held;
}
