import type { Stage } from '../../core/order/vocabulary.ts';

/** How often an order of each stage is looked at: `times.follow` as often, at the most 60 times as long. */
const FACTORS: Readonly<Record<Stage, number>> = {
  pending: 1,
  paid: 2,
  unknown: 5,
  failed: 15,
  shipped: 30,
  active: 30,
  disputed: 30,
  delivered: 60,
  completed: 60,
  cancelled: 60,
  refunded: 60,
};
/** So that what was followed at once is not asked at once. */
const JITTER = 0.2;

/** Milliseconds until an order is looked at again. */
export function intervalOf(stage: Stage, shortest: number): number {
  return shortest * FACTORS[stage] * (1 - JITTER + 2 * JITTER * Math.random());
}
