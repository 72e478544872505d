import * as z from 'zod';
import { decimal, type Money, sameMoney } from '../../core/money.ts';
import type { Amount, AmountName } from '../../core/order.ts';

/** A decimal in major units, as text. */
export const amount = z.unknown().optional().transform(decimal);

/** Prices are inferred to be in major units; Tuya's pages do not say. */
export function money(value: string | undefined, currency: string | undefined): Money | undefined {
  return value === undefined ? undefined : { amount: value, currency, unitKnown: false };
}

/** Those amounts that a reply held. */
export function namedAmounts(
  currency: string | undefined,
  pairs: readonly (readonly [name: AmountName, value: string | undefined])[],
): Amount[] {
  return pairs.flatMap(([name, value]) => {
    const sum = money(value, currency);
    return sum ? [{ name, money: sum }] : [];
  });
}

/** True when both are there and name the same sum, whatever their trailing zeros. */
export function isSame(a: string | undefined, b: string | undefined): boolean {
  const [first, second] = [money(a, undefined), money(b, undefined)];
  return first !== undefined && second !== undefined && sameMoney(first, second);
}

export function isPositive(value: string | undefined): boolean {
  return value !== undefined && !value.startsWith('-') && /[1-9]/.test(value);
}
