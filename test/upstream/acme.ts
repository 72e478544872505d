import { makeOrder } from '../../src/core/order/make-order.ts';
import type { Order } from '../../src/core/order/order.ts';
import type { Stage } from '../../src/core/order/vocabulary.ts';
import type { ConnectedProvider, Query } from '../../src/core/provider/provider.ts';

export const QUERY: Query = { by: 'order', value: 'A-1' };

export function order(stage: Stage = 'paid', id = 'A-1'): Order {
  return makeOrder({ provider: 'acme', public: { id, stage } });
}

/** A provider that does what the test says. */
export function acme(parts: Partial<ConnectedProvider> = {}): ConnectedProvider {
  return {
    id: 'acme',
    kind: 'acme',
    label: 'Acme Pay',
    limits: { perSecond: 1_000, atOnce: 100 },
    baseUrl: 'https://api.acme.example',
    plan: () => [QUERY],
    lookup: async () => [],
    ...parts,
  };
}

/** Waits at least so many milliseconds. */
export function pass(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
