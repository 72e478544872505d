import type { Order } from '../order/order.ts';
import type { ConnectedProvider } from './provider.ts';

/** What a shop calls its products, by the vendors' codes for them. */
export type ProductNames = ReadonlyMap<string, string>;

/** The same provider, whose orders have names for the codes; the code stays in the details. */
export function withProductNames(provider: ConnectedProvider, names: ProductNames): ConnectedProvider {
  if (names.size === 0) return provider;
  return {
    ...provider,
    lookup: async (query, tools) => (await provider.lookup(query, tools)).map((order) => named(order, names)),
  };
}

function named(order: Order, names: ProductNames): Order {
  const { title, lines } = order.public;
  const codes = new Set([title, ...lines.map((line) => line.title)].filter((code) => code !== undefined && names.has(code)));
  if (codes.size === 0) return order;
  const facts = [...codes].map((code) => ({ name: 'product_code', value: code ?? '' }) as const);
  return {
    ...order,
    public: {
      ...order.public,
      title: title && nameOf(title, names),
      lines: lines.map((line) => ({ ...line, title: nameOf(line.title, names) })),
    },
    internal: { ...order.internal, facts: [...order.internal.facts, ...facts] },
  };
}

function nameOf(code: string, names: ProductNames): string {
  return names.get(code) ?? code;
}
