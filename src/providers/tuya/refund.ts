import type { Meaning, Status } from '../../core/order.ts';
import { isPositive, isSame } from './amounts.ts';

interface Refund {
  readonly refund_status: string | undefined;
  readonly amount_refund: string | undefined;
  readonly amount_paid: string | undefined;
  readonly amount_trade: string | undefined;
}

/** `refund_status` is a number whose values are documented nowhere: the refunded sum says what it means. */
export function refundStatus(refund: Refund): Status[] {
  const meaning = meaningOf(refund);
  const word = refund.refund_status ?? meaning;
  return word === undefined ? [] : [{ name: 'refund', word, meaning, tone: 'neutral' }];
}

/** True when as much went back as was paid. */
export function isRefunded(refund: Refund): boolean {
  return meaningOf(refund) === 'refunded';
}

function meaningOf({ amount_refund, amount_paid, amount_trade }: Refund): Meaning | undefined {
  if (!isPositive(amount_refund)) return undefined;
  return isSame(amount_refund, amount_paid) || isSame(amount_refund, amount_trade) ? 'refunded' : 'partially_refunded';
}
