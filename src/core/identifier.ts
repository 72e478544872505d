import type { Need } from './provider.ts';

/** Something in a text that may name an order. */
export interface Identifier {
  /** `iccid`; `order`: a provider's own shape or a prefixed id; `reference`: free-form, only where somebody asked. */
  readonly kind: 'iccid' | 'order' | 'reference';
  /** Normalised: ICCIDs as digits and A-F without separators or padding. */
  readonly value: string;
  /** The characters that stood there. */
  readonly raw: string;
  /** Only these providers are asked: named by `provider:id` or by the pattern that matched. */
  readonly providers?: readonly string[] | undefined;
  readonly hints?: Readonly<Partial<Record<Need, string>>> | undefined;
  /** How an ICCID was read, when that is worth saying. */
  readonly reading?: 'swapped' | undefined;
}
