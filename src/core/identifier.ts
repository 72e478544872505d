/** Something in a text that may name an order. */
export interface Identifier {
  /** `iccid`; `order`: a provider's own shape or a prefixed id; `reference`: free-form, only where somebody asked. */
  readonly kind: 'iccid' | 'order' | 'reference';
  /**
   * Normalised: ICCIDs as digits and A-F without separators or padding. Empty only where somebody asked a provider
   * for a buyer's orders (`tuya: user=UID`, `tuya: *`): then `providers` names it and `hints.user`, if there, the buyer.
   */
  readonly value: string;
  /** The characters as written. */
  readonly raw: string;
  /** Only these providers are asked: named by `provider:id` or by the pattern that matched. */
  readonly providers?: readonly string[] | undefined;
  readonly hints?: Readonly<Record<string, string>> | undefined;
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

/** A customer's id, an e-mail address, a phone number: a person may have been asked for by any. */
const PERSON = /^cus_|@|^\+\d{7,15}$/i;

/** True for a customer's id and for a question for a buyer's orders, which are never answered where others read it unasked. */
export function isPersonId({ value }: Identifier): boolean {
  return value === '' || PERSON.test(value);
}
