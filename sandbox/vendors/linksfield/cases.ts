import type { FailureKind } from '../../../src/core/failure/failure.ts';
import type { AttentionKind, Stage } from '../../../src/core/order/vocabulary.ts';

/** The bot's expected answer. With several orders, stage and attention are those of the first. */
export type Expectation =
  | {
      readonly kind: 'found';
      readonly orders: readonly string[];
      readonly stage: Stage;
      readonly attention: readonly AttentionKind[];
    }
  | { readonly kind: 'missing' }
  | { readonly kind: 'failed'; readonly failure: FailureKind };

export interface Case {
  /** Texts that a person may type; each one is tested. */
  readonly typed: readonly string[];
  readonly expected: Expectation;
}

const TAIL = '20260917093012345';

/** All cases of the Linksfield stand-in. */
export const LINKSFIELD_CASES = {
  active: {
    typed: ['89852202209089971478', 'CU-7ZOIHX0RB16U20250828111429591', '4567'],
    expected: found(['CU-7ZOIHX0RB16U20250828111429591'], 'active'),
  },
  pendingActivation: {
    typed: ['89852202209090000010', `CU-PENDINGA0001${TAIL}`, 'SHOP-PENDINGA0001'],
    expected: found([`CU-PENDINGA0001${TAIL}`], 'paid', 'paid_not_active'),
  },
  /** A fourth order is older than a year, so a query by ICCID does not find it. */
  several: {
    typed: ['89852202209090000028'],
    expected: found([`CU-SEVERALA0001${TAIL}`, `CU-SEVERALA0002${TAIL}`, `CU-SEVERALA0003${TAIL}`], 'pending'),
  },
  fiveTimes: {
    typed: ['89852202209090000218'],
    expected: found(
      [1, 2, 3, 4, 5].map((number) => `CU-FIVEORDA000${number}${TAIL}`),
      'paid',
      'paid_not_active',
    ),
  },
  disputed: {
    typed: ['89852202209090000036', `CU-DISPUTED0001${TAIL}`],
    expected: found([`CU-DISPUTED0001${TAIL}`], 'disputed', 'disputed'),
  },
  /** Replies slowly. */
  slow: {
    typed: ['89852202209090000044', `CU-SLOWANSW0001${TAIL}`],
    expected: found([`CU-SLOWANSW0001${TAIL}`], 'active'),
  },
  risky: { typed: ['89852202209090000051'], expected: found([`CU-RISKYORD0001${TAIL}`], 'active', 'risk') },
  refunded: { typed: ['89852202209090000069'], expected: found([`CU-REFUNDED0001${TAIL}`], 'refunded', 'refunded') },
  paymentFailed: { typed: ['89852202209090000077'], expected: found([`CU-FAILEDPA0001${TAIL}`], 'failed', 'payment_failed') },
  unknownWords: { typed: ['89852202209090000085'], expected: found([`CU-UNKNOWNW0001${TAIL}`], 'unknown', 'risk') },
  /** Recorded without its check digit: twenty digits find nothing, the first nineteen find the order. */
  withoutCheckDigit: { typed: ['89852202209090000093'], expected: found([`CU-NODIGITA0001${TAIL}`], 'active') },
  /** Typed without the check digit that the record has. */
  checkDigitMissing: { typed: ['8985220220908997147'], expected: found(['CU-7ZOIHX0RB16U20250828111429591'], 'active') },
  olderThanAYear: { typed: ['89852202209090000101'], expected: { kind: 'missing' } },
  olderThanAYearById: {
    typed: [`CU-LASTYEAR0001${TAIL}`, 'SHOP-LASTYEAR0001'],
    expected: found([`CU-LASTYEAR0001${TAIL}`], 'active'),
  },
  /** A success with a message next to its order. */
  remark: { typed: ['89852202209090000119'], expected: found([`CU-REMARKED0001${TAIL}`], 'active') },
  /** Of three orders with one purchase order the vendor returns only the latest paid one; the newest is unpaid. */
  purchaseOrderTwice: { typed: ['SHOP-2044'], expected: found([`CU-TWICEPOA0002${TAIL}`], 'active') },
  notFound: { typed: ['89852202209090000135', `CU-NOWHERE00001${TAIL}`, 'SHOP-NOWHERE'], expected: { kind: 'missing' } },
  notFoundInWords: { typed: ['89852202209090000143', `CU-NOWHERE00002${TAIL}`], expected: { kind: 'missing' } },
  refused: { typed: ['89852202209090000150', `CU-REFUSED00001${TAIL}`], expected: failed('forbidden') },
  /** Never replies. */
  hanging: { typed: ['89852202209090000168', `CU-HANGING00001${TAIL}`], expected: failed('timeout') },
  dropped: { typed: ['89852202209090000176'], expected: failed('unreachable') },
  broken: { typed: ['89852202209090000184'], expected: failed('unavailable') },
  rateLimited: { typed: ['89852202209090000192'], expected: failed('rate_limited') },
  html: { typed: ['89852202209090000200'], expected: failed('bad_response') },
} satisfies Readonly<Record<string, Case>>;

function found(orders: readonly string[], stage: Stage, ...attention: readonly AttentionKind[]): Expectation {
  return { kind: 'found', orders, stage, attention };
}

function failed(failure: FailureKind): Expectation {
  return { kind: 'failed', failure };
}
