import type { Finding } from '../../../../core/finding.ts';
import type { Order } from '../../../../core/order/order.ts';
import type { DigestEntry } from './bursts.ts';

/**
 * The orders that were found, as a channel's digest counts them. Of free-form references there are none.
 * @param message what is counted, the `ts` of a message or the key of a report
 * @param keyOf an order's key in repeats.ts
 */
export function digestEntries(
  findings: readonly Finding[],
  message: string,
  keyOf: (order: Order) => string,
): readonly DigestEntry[] {
  return findings.flatMap(({ identifier: { kind, value, providers }, answer }) => {
    if (answer.kind !== 'found' || kind === 'reference') return [];
    const identifier = { kind, value, ...(providers && { providers: [...providers] }) };
    return answer.orders.map((order) => {
      const { id, title, stage, attention } = order.public;
      const { environment } = order;
      const shown = { identifier, id, title, stage, attention: [...attention], at: answer.at, environment };
      return { key: keyOf(order), message, order: shown };
    });
  });
}
