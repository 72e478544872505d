import * as z from 'zod';
import type { Fact, FactName, InternalPart, Reference, ReferenceName } from '../../core/order.ts';
import { Text } from './value.ts';

/** `paymentMethod` of an order; the type comes in any case. */
export const PaymentMethod = z.object({
  paymentMethodType: Text,
  paymentInstrumentId: Text,
  cardScheme: Text,
  cardLastFour: Text,
  wallet: Text,
});

/** One of `paymentExecutionDetails`: what a payment channel said to an attempt. */
export const Attempt = z.object({
  channelCode: Text,
  channelTransactionId: Text,
  originalFailureCode: Text,
  originalFailureMessage: Text,
});
type Attempt = z.infer<typeof Attempt>;

interface Refusal {
  readonly failureCode: string | undefined;
  readonly failureMessage: string | undefined;
}

/** Clink's own words for a failure, and the channel's where Clink has none; absent when neither names one. */
export function failureOf({ failureCode, failureMessage }: Refusal, attempts: readonly Attempt[]): InternalPart['failure'] {
  const last = attempts.findLast((attempt) => attempt.originalFailureCode ?? attempt.originalFailureMessage);
  const code = failureCode ?? last?.originalFailureCode;
  const message = failureMessage ?? last?.originalFailureMessage;
  return code === undefined && message === undefined ? undefined : { code, message };
}

/** A fact for each name that has a value. */
export function facts(values: Readonly<Partial<Record<FactName, string | undefined>>>): Fact[] {
  return named(values);
}

/** A reference for each name that has a value. */
export function references(values: Readonly<Partial<Record<ReferenceName, string | undefined>>>): Reference[] {
  return named(values);
}

export function channelFacts(attempts: readonly Attempt[]): Fact[] {
  return each(attempts, 'channelCode').map((value) => ({ name: 'channel', value }));
}

export function transactions(attempts: readonly Attempt[]): Reference[] {
  return each(attempts, 'channelTransactionId').map((value) => ({ name: 'transaction', value }));
}

function each(attempts: readonly Attempt[], key: keyof Attempt): string[] {
  return [...new Set(attempts.map((attempt) => attempt[key]).filter((value) => value !== undefined))];
}

function named<Name extends string>(
  values: Readonly<Partial<Record<Name, string | undefined>>>,
): { name: Name; value: string }[] {
  const entries = Object.entries(values) as [Name, string | undefined][];
  return entries.flatMap(([name, value]) => (value === undefined ? [] : [{ name, value }]));
}
