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
  /** The provider that gives ids of this shape gives them to people. */
  readonly namesPerson?: boolean | undefined;
  /** How it was read, when that is worth saying: an ICCID from digits swapped in pairs, an order number from an eSIM activation code. */
  readonly reading?: 'swapped' | 'matching_id' | undefined;
}

/** A shop's own order numbers, found by an expression of the operator's. */
export interface OrderPattern {
  /** Ids of the providers to ask; empty: all. */
  readonly providers: readonly string[];
  /** Every match: `raw` is what matched and begins at `index` (UTF-16 units), `value` the order number in it. */
  find(text: string): Iterable<{ readonly index: number; readonly value: string; readonly raw: string }>;
}

/** An e-mail address or a phone number, which a person may have been asked for by. */
const PERSON = /@|^\+\d{7,15}$/;

/** Written as phone numbers are. Digits alone are a number like others, unless they begin with an international prefix. */
const PHONES: readonly RegExp[] = [
  // 004915112345678, +49.151.12345678
  /^(?:\+|00(?=[^0]))(?:[-./ ()]{0,2}\d){7,15}$/,
  // 0151-23456789, 030/123.456
  /^0[1-9]\d{0,4}[-./ ]\d{2,8}(?:[-./ ]\d{1,8}){0,3}$/,
  // 555-625-1199, 1-555-625-1199
  /^(?:1[-. ])?\(?\d{3}\)?[-. ]\d{3}[-. ]\d{4}$/,
];
/** A free-form number without a digit, asked for with `po:`, may as well be a name. */
const NAME = /^\D+$/;

/** True for what may name a person, and for a question for a buyer's orders: answered to the asker only, and kept nowhere. */
export function isPersonId({ kind, value, namesPerson = false }: Identifier): boolean {
  if (namesPerson || value === '' || PERSON.test(value)) return true;
  return kind === 'reference' && (NAME.test(value) || PHONES.some((phone) => phone.test(value)));
}
