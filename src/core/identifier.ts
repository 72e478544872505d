import type { Need } from './provider.ts';

/** Something in a text that may name an order. */
export interface Identifier {
  /** `iccid`; `order`: a provider's own shape or a prefixed id; `reference`: free-form, only where somebody asked. */
  readonly kind: 'iccid' | 'order' | 'reference';
  /**
   * Normalised: ICCIDs as digits and A-F without separators or padding. Empty only where somebody asked a provider
   * for a buyer's orders (`tuya: user=UID`): then `providers` names it and `hints.user` the buyer.
   */
  readonly value: string;
  /** The characters that stood there. */
  readonly raw: string;
  /** Only these providers are asked: named by `provider:id` or by the pattern that matched. */
  readonly providers?: readonly string[] | undefined;
  readonly hints?: Readonly<Partial<Record<Need, string>>> | undefined;
  /** How an ICCID was read, when that is worth saying. */
  readonly reading?: 'swapped' | undefined;
}

/** A shop's own order numbers, found by an expression of the operator's. */
export interface OrderPattern {
  /** Ids of the providers to ask; empty: all. */
  readonly providers: readonly string[];
  /** Every match: `raw` is what matched and begins at `index` (UTF-16 units), `value` the order number in it. */
  find(text: string): Iterable<{ readonly index: number; readonly value: string; readonly raw: string }>;
}

const PERSON = /^cus_/i;

/** True for the id of a person, a customer's or a buyer's, which is never answered where others read it unasked. */
export function isPersonId({ value, hints }: Identifier): boolean {
  return PERSON.test(value) || (value === '' && hints?.user !== undefined);
}
