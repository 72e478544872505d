import type { Status } from '../../core/order/fields.ts';
import type { Stage } from '../../core/order/vocabulary.ts';
import { lookUpWord, statusOf, type Vocabulary } from '../order-part.ts';

/**
 * `LbOrderStatus` of a line. The page does not say in whose favour a dispute ended, nor whether a return was paid back:
 * those lines claim no stage that says so.
 */
const LINE_STATUSES: Vocabulary = {
  '-1': { meaning: 'unknown', tone: 'neutral', stage: 'unknown' },
  1: { meaning: 'unpaid', tone: 'waiting', stage: 'pending' },
  2: { meaning: 'paid', tone: 'good', stage: 'paid' },
  21: { meaning: 'in_progress', tone: 'waiting', stage: 'paid' },
  3: { meaning: 'shipped', tone: 'good', stage: 'shipped' },
  31: { meaning: 'in_delivery', tone: 'good', stage: 'shipped' },
  32: { meaning: 'rejected', tone: 'bad', stage: 'failed' },
  4: { meaning: 'received', tone: 'good', stage: 'delivered' },
  41: { meaning: 'settling', tone: 'good', stage: 'delivered' },
  5: { meaning: 'settled', tone: 'good', stage: 'completed' },
  6: { meaning: 'invalid', tone: 'bad', stage: 'cancelled' },
  7: { meaning: 'completed', tone: 'good', stage: 'completed' },
  8: { meaning: 'in_dispute', tone: 'bad', stage: 'disputed' },
  81: { meaning: 'dispute_resolved', tone: 'neutral', stage: 'unknown' },
  82: { meaning: 'dispute_failed', tone: 'neutral', stage: 'unknown' },
  9: { meaning: 'refunded', tone: 'neutral', stage: 'refunded' },
  10: { meaning: 'returned', tone: 'neutral', stage: 'cancelled' },
  11: { meaning: 'locked', tone: 'bad', stage: 'unknown' },
};

/** `Status` of the order: the state of the commission. It says nothing about the goods and belongs to finance. */
const SETTLEMENTS: Vocabulary = {
  '-1': { meaning: 'invalid', tone: 'bad' },
  0: { meaning: 'pending', tone: 'waiting' },
  1: { meaning: 'confirmed', tone: 'good' },
  2: { meaning: 'approved', tone: 'good' },
};

/**
 * The first of these that a line has is the order's stage: a dispute before everything, then the least advanced line
 * still under way, then what is over. `unknown` comes before `completed`, so that no order counts as finished while
 * one of its lines may not be; lines that are undone decide only when no other is left.
 */
const PRECEDENCE = [
  'disputed',
  'pending',
  'paid',
  'active',
  'shipped',
  'delivered',
  'unknown',
  'completed',
  'refunded',
  'failed',
  'cancelled',
] as const satisfies readonly Stage[];

/** The status of a line; an unlisted code has no meaning. */
export function lineStatus(code: string | undefined): Status[] {
  return statusOf('order', code, LINE_STATUSES);
}

export function lineStage(code: string | undefined): Stage {
  return lookUpWord(code, LINE_STATUSES)?.stage ?? 'unknown';
}

export function settlementStatus(code: string | undefined): Status[] {
  return statusOf('settlement', code, SETTLEMENTS);
}

/** The stage of an order from the stages of its lines; `unknown` without lines. */
export function orderStage(stages: readonly Stage[]): Stage {
  return PRECEDENCE.find((stage) => stages.includes(stage)) ?? 'unknown';
}
