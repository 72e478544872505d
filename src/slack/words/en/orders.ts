import type { ContradictionKind } from '../../../core/story/contradiction.ts';

export const ORDER = {
  order: 'Order',
  iccid: 'ICCID',
  issuedBy: 'Issued by',
  attention: 'Attention',
  status: 'Status',
  amounts: 'Amounts',
  timeline: 'Timeline',
  items: 'Items',
  references: 'References',
  shipments: 'Shipments',
  attempts: 'Payment attempts',
  more: 'More',
  failure: 'Payment failure',
  /** By the vendor's word for the level, in lower case. */
  risks: { medium: 'Medium risk', elevated: 'Elevated risk', high: 'High risk', highest: 'Highest risk' },
  each: (price: string) => `${price} each`,
  lineTotal: (sum: string) => `${sum} total`,
  trackShipment: 'track it',
  picture: 'Picture',
  noCurrency: (amount: string) => `${amount} (no currency given)`,
  inferredAmount: '≈ assumes the usual unit; the provider does not document it.',
  ofThisSim: (count: number) => `${count} orders of this SIM, newest first`,
  several: (count: number) => `${count} orders, newest first`,
  andMore: (count: number) => `and ${count} more`,
  andMoreOrders: (count: number) => (count === 1 ? 'and 1 more order' : `and ${count} more orders`),
  older: (count: number) => `${count} older orders`,
  moreByNumber: (count: number) =>
    count === 1 ? '1 more order: look it up by its order number' : `${count} more orders: look them up by their order numbers`,
  /** In the text of notifications and screen readers: status before ids. */
  spoken: (status: string, order: string, provider: string) => `${status}, order ${order} (${provider})`,
  vendorWord: (text: string, word: string) => `${text} (provider's word: ${word})`,
};

export const SOURCE = {
  aged: (provider: string, age: string) => `${provider} (${age})`,
  /** `ago` is a date token, so that it stays true. */
  checked: (providers: string, ago: string) => `Data from ${providers}, checked ${ago}`,
  stale: (provider: string, ago: string) => `${provider} gave no new answer; this is its answer from ${ago}`,
  partOfList: (shown: number, total: number) => `showing ${shown} of ${total} orders`,
  unreadable: (count: number) =>
    count === 1 ? '1 more order in the answer could not be read' : `${count} more orders in the answer could not be read`,
  remark: (provider: string, text: string) => `Note from ${provider}: ${text}`,
  environment: (name: string) => `environment: ${name}`,
  readAs: (raw: string, value: string) => `I read ${raw} as ${value}.`,
  readSwapped: (raw: string, value: string) =>
    `I read ${raw} as ${value}: its digits were swapped in pairs, as in raw card data.`,
  readMatchingId: (value: string) => `I read ${value}, the matching ID of an eSIM activation code, as an order number.`,
  foundAs: (value: string) => `found as ${value}`,
  notAt: (providers: string) => `Not found at ${providers}`,
};

export const STORY = {
  one: (providers: string) => `Same purchase at ${providers}`,
  linkedBy: (providers: string, reference: string) => `Same purchase at ${providers} (${reference})`,
  agreeing: (providers: string, reference: string) => `Same purchase at ${providers} (${reference}, same amount)`,
  possible: (provider: string, order: string, reference: string) =>
    `Possibly the same purchase: ${provider} ${order}, by ${reference}.`,
  contradictions: {
    paid_not_active: (there: string, here: string) => `Paid at ${there}, not active at ${here}`,
    refunded_but_active: (there: string, here: string) => `Refunded at ${there}, still in progress at ${here}`,
    failed_beside_active: (there: string, here: string) => `The payment failed at ${there}, but the plan is active at ${here}`,
    amounts_differ: (there: string, here: string) => `${there} and ${here} show different amounts`,
    currencies_differ: (there: string, here: string) => `${there} and ${here} show different currencies`,
  } satisfies Record<ContradictionKind, (there: string, here: string) => string>,
};
