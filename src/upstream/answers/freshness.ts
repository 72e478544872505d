import { isFinal } from '../../core/order/order.ts';
import type { Query } from '../../core/provider/provider.ts';
import type { ProviderAnswer } from '../guard.ts';
import { changeableIds } from './changeable-ids.ts';
import type { Changes } from './changes.ts';

/** An answer and when its load began: it may say nothing of a change since then. */
export interface Loaded {
  readonly answer: ProviderAnswer;
  readonly began: number;
}

/** Times in milliseconds. */
export interface FreshnessOptions {
  /** Of an order that may still change. */
  readonly openTtl: number;
  readonly changes: Changes | undefined;
}

export interface Freshness {
  /** For how long after it was given an answer is fresh. */
  lifeOf(answer: ProviderAnswer): number;
  /** Whether no order that the answer shows, or should show, is reported to have changed since its load began. */
  isUnchanged(account: string, query: Query, loaded: Loaded): boolean;
}

const FINAL_FACTOR = 60;
export const MISSING_TTL = 15_000;

/** For how long any answer may be fresh, in milliseconds. */
export function longestLife(openTtl: number): number {
  return Math.max(FINAL_FACTOR * openTtl, MISSING_TTL);
}

export function createFreshness({ openTtl, changes }: FreshnessOptions): Freshness {
  return {
    lifeOf(answer) {
      if (answer.kind === 'missing') return MISSING_TTL;
      return answer.orders.every(isFinal) ? FINAL_FACTOR * openTtl : openTtl;
    },
    isUnchanged: (account, query, { answer, began }) =>
      changes === undefined || changes.lastChange(account, () => changeableIds(query, answer)) < began,
  };
}
