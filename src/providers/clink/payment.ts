import * as z from 'zod';
import type { Fact, PaymentAttempt } from '../../core/order/fields.ts';
import type { InternalPart } from '../../core/order/order.ts';
import { anything, fieldText, isRecord, text } from '../field.ts';
import { named } from '../order-part.ts';

/** An object by the specification, a word in older replies. */
const Wallet = anything.transform((wallet) => {
  if (!isRecord(wallet)) return { type: fieldText(wallet), account: undefined };
  return { type: fieldText(wallet.walletType ?? wallet.type), account: fieldText(wallet.accountTag) };
});

/** The type comes in any case; cards know its common words in any. */
export const PaymentMethod = z.object({
  paymentMethodType: text,
  paymentInstrumentId: text,
  cardScheme: text,
  cardLastFour: text,
  issuerRegion: text,
  issuerBank: text,
  wallet: Wallet,
});
type PaymentMethod = z.infer<typeof PaymentMethod>;

/** What a payment channel said to an attempt. */
export const Attempt = z
  .object({
    channelCode: text,
    channelTransactionId: text,
    originalFailureCode: text,
    originalFailureMessage: text,
  })
  .transform(
    (attempt): PaymentAttempt => ({
      channel: attempt.channelCode,
      transaction: attempt.channelTransactionId,
      code: attempt.originalFailureCode,
      message: attempt.originalFailureMessage,
    }),
  );

interface Payment {
  readonly failureCode: string | undefined;
  readonly failureMessage: string | undefined;
  readonly paymentExecutionDetails: readonly PaymentAttempt[];
}

/**
 * How the payment went. Clink's own words for a failure, or the channel's where Clink has none. On a paid order they are
 * about an earlier attempt, not about the order.
 */
export function paymentOf(payment: Payment, isPaid: boolean): Pick<InternalPart, 'attempts' | 'failure'> {
  const own = { code: payment.failureCode, message: payment.failureMessage };
  const attempts = payment.paymentExecutionDetails.filter((attempt) => Object.values(attempt).some(Boolean));
  if (isPaid) return { attempts: isFailure(own) && !attempts.some(isFailure) ? [...attempts, own] : attempts };
  const last = attempts.findLast(isFailure);
  const failure = { code: own.code ?? last?.code, message: own.message ?? last?.message };
  return { attempts, failure: isFailure(failure) ? failure : undefined };
}

function isFailure({ code, message }: PaymentAttempt): boolean {
  return code !== undefined || message !== undefined;
}

export function methodFacts(method: PaymentMethod): Fact[] {
  return named({
    payment_method: method.paymentMethodType,
    card_scheme: method.cardScheme,
    issuer_region: method.issuerRegion,
    issuer_bank: method.issuerBank,
    wallet: method.wallet.type,
  });
}
