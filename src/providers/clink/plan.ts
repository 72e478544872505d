import type { Identifier } from '../../core/identifier/identifier.ts';
import type { ProviderFacts } from '../../core/provider/known-provider.ts';
import type { Query } from '../../core/provider/provider.ts';

/** What a value is searched as. */
export type SearchKey = 'order' | 'customer' | 'subscription' | 'invoice' | 'refund' | 'session' | 'reference';

/** What an id with each prefix is searched as. */
const PREFIXES = {
  order: 'order',
  ord: 'order',
  cus: 'customer',
  sub: 'subscription',
  inv: 'invoice',
  rfd: 'refund',
  sess: 'session',
} as const satisfies Readonly<Record<string, SearchKey>>;
const KEYS: ReadonlyMap<string, SearchKey> = new Map(Object.entries(PREFIXES));

const PREFIX = Object.keys(PREFIXES).join('|');

/** A prefix may have any suffix where a person typed it, but is a label itself before a value (`order_id: 4567`). */
export const CLINK_IDS: ProviderFacts = {
  ids: [
    { pattern: new RegExp(`(?:${PREFIX})_(?=[A-Za-z]{0,64}\\d)[A-Za-z0-9]{6,64}(?!__)`), inAlerts: true },
    {
      pattern: new RegExp(
        `(?:${PREFIX})_(?!(?:id|no|sn|number)["']?\\s{0,3}[:=#\\d])[A-Za-z0-9](?:[A-Za-z0-9_-]{0,126}[A-Za-z0-9])?`,
      ),
    },
  ],
  // Products, prices and payment intents lead to no order, neither at Clink nor elsewhere.
  ownIds: new RegExp(`^(?:${PREFIX}|prd|price|pi)_`),
  personIds: /^cus_/i,
};

const DOTS = /^\.{1,2}$/;

/**
 * What Clink is asked about an identifier. A prefix only says what to ask first: a shop may name its own orders `order_4567`,
 * so a miss is always asked again as the merchant's reference.
 */
export function plan({ value }: Identifier): readonly Query[] {
  if (DOTS.test(value)) return [];
  return [{ by: searchKeyOf(value), value, otherwise: { by: 'reference', value } }];
}

function searchKeyOf(value: string): SearchKey {
  return KEYS.get(value.slice(0, value.indexOf('_')).toLowerCase()) ?? 'order';
}
