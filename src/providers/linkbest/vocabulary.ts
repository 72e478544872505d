import type { FailureKind, GeneralHint } from '../../core/failure.ts';
import type { Meaning, Stage, Status, Tone } from '../../core/order.ts';

type Word = readonly [meaning: Meaning, tone: Tone];
type LineWord = readonly [meaning: Meaning, tone: Tone, stage: Stage];
type Refusal = readonly [kind: FailureKind, hint?: GeneralHint];

/**
 * `LbOrderStatus` of a line. The page does not say in whose favour a dispute ended, nor whether a return was paid back:
 * those lines claim no stage that says so.
 */
const LINE_STATUSES: ReadonlyMap<string, LineWord> = new Map<string, LineWord>([
  ['-1', ['unknown', 'neutral', 'unknown']],
  ['1', ['unpaid', 'waiting', 'pending']],
  ['2', ['paid', 'good', 'paid']],
  ['21', ['in_progress', 'waiting', 'paid']],
  ['3', ['shipped', 'good', 'shipped']],
  ['31', ['in_delivery', 'good', 'shipped']],
  ['32', ['rejected', 'bad', 'failed']],
  ['4', ['received', 'good', 'delivered']],
  ['41', ['settling', 'good', 'delivered']],
  ['5', ['settled', 'good', 'completed']],
  ['6', ['invalid', 'bad', 'cancelled']],
  ['7', ['completed', 'good', 'completed']],
  ['8', ['in_dispute', 'bad', 'disputed']],
  ['81', ['dispute_resolved', 'neutral', 'unknown']],
  ['82', ['dispute_failed', 'neutral', 'unknown']],
  ['9', ['refunded', 'neutral', 'refunded']],
  ['10', ['returned', 'neutral', 'cancelled']],
  ['11', ['locked', 'bad', 'unknown']],
]);

/** `Status` of the order: where the commission stands. It says nothing about the goods and belongs to finance. */
const SETTLEMENTS: ReadonlyMap<string, Word> = new Map<string, Word>([
  ['-1', ['invalid', 'bad']],
  ['0', ['pending', 'waiting']],
  ['1', ['confirmed', 'good']],
  ['2', ['approved', 'good']],
]);

/**
 * Codes in the body, those of developers.linkbest.com/partner-integration/errors first, then HTTP's, should they be
 * repeated there. 4002 is called "insufficient resources" among refusals of single questions: taken for a spent quota
 * it would silence the provider for everybody.
 */
const REFUSALS: ReadonlyMap<string, Refusal> = new Map<string, Refusal>([
  ['4000', ['bad_response', 'our_bug']],
  ['4002', ['forbidden']],
  ['4003', ['forbidden']],
  ['5001', ['unavailable']],
  ['400', ['bad_response', 'our_bug']],
  ['401', ['unauthorized']],
  ['403', ['forbidden']],
  ['404', ['bad_response', 'check_base_url']],
  ['405', ['bad_response', 'check_base_url']],
  ['429', ['rate_limited']],
  ['500', ['unavailable']],
  ['502', ['unavailable']],
  ['503', ['unavailable']],
  ['504', ['unavailable']],
]);

/**
 * The first of these that a line has is the order's stage: a dispute before everything, then the least advanced line
 * still under way, then what is over. `unknown` stands before `completed`, so that no order counts as finished while
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

/** A line's status; a code that no page lists keeps its own word, without a meaning. */
export function lineStatus(code: string): Status {
  const [meaning, tone = 'neutral'] = LINE_STATUSES.get(code) ?? [];
  return { name: 'order', word: code, ...(meaning && { meaning }), tone };
}

export function lineStage(code: string | undefined): Stage {
  return LINE_STATUSES.get(code ?? '')?.[2] ?? 'unknown';
}

export function settlementStatus(code: string): Status {
  const [meaning, tone = 'neutral'] = SETTLEMENTS.get(code) ?? [];
  return { name: 'settlement', word: code, ...(meaning && { meaning }), tone };
}

/** Where an order stands whose lines stand at `stages`; `unknown` without lines. */
export function orderStage(stages: readonly Stage[]): Stage {
  return PRECEDENCE.find((stage) => stages.includes(stage)) ?? 'unknown';
}

const SIGNATURE = /\bsign(?:ature)?\b|签名/i;
const TIMESTAMP = /\btimestamp\b|时间戳/i;

/**
 * Why LinkBest refused. No page says how it answers a wrong signature or an old timestamp: a refusal that is not on the
 * list, or a failed validation, is taken for that when its message speaks of it.
 */
export function refusal(code: string, message: string): Refusal {
  const isVague = code === '4000' || code === '400' || !REFUSALS.has(code);
  if (isVague && TIMESTAMP.test(message)) return ['unauthorized', 'check_clock'];
  if (isVague && SIGNATURE.test(message)) return ['unauthorized'];
  return REFUSALS.get(code) ?? ['bad_response'];
}
