import type { ContradictionKind } from '../../../core/story/contradiction.ts';

export const ORDER = {
  order: 'Order',
  iccid: 'ICCID',
  attention: 'Attention',
  status: 'Status',
  amounts: 'Amounts',
  timeline: 'Timeline',
  items: 'Items',
  references: 'References',
  shipments: 'Shipments',
  more: 'More',
  failure: 'Payment failure',
  each: 'each',
  lineTotal: 'together',
  trackShipment: 'track it',
  noCurrency: 'currency not named',
  inferredAmount: '≈: the vendor does not document the unit of this amount; it was read in the usual one.',
  ofThisSim: (count: number) => `${count} orders of this SIM, newest first`,
  several: (count: number) => `${count} orders, newest first`,
  andMore: (count: number) => `and ${count} more`,
  andMoreOrders: (count: number) => (count === 1 ? 'and 1 more order' : `and ${count} more orders`),
  vendorWord: (word: string) => `vendor's word: ${word}`,
};

export const SOURCE = {
  fresh: (provider: string, date: string) => `${provider}, just now (${date})`,
  cached: (provider: string, age: string, date: string) => `${provider}, checked ${age} (${date})`,
  stale: (provider: string, age: string, date: string) => `${provider} is not answering; this is what it said ${age} (${date})`,
  partOfList: (shown: number, total: number) => `showing ${shown} of ${total} orders`,
  remark: (provider: string, text: string) => `${provider} remarks: ${text}`,
  environment: (name: string) => `environment: ${name}`,
  readAs: (raw: string, value: string) => `I read ${raw} as ${value}.`,
  readSwapped: (raw: string, value: string) =>
    `I read ${raw} as ${value}: its digits were swapped in pairs, as in a dump of the card.`,
  foundAs: (value: string) => `found as ${value}`,
  notAt: (providers: string) => `Not at ${providers}`,
};

export const STORY = {
  one: (providers: string) => `One purchase, as ${providers} tell it`,
  linkedBy: (reference: string) => `linked by ${reference}`,
  agreeing: 'same amount, paid within a day',
  possible: (provider: string, order: string, reference: string) =>
    `Possibly the same purchase: ${provider} ${order}, by ${reference}.`,
  contradictions: {
    paid_not_active: (there: string, here: string) => `Paid at ${there}, not active at ${here}`,
    refunded_but_active: (there: string, here: string) => `Refunded at ${there}, still going on at ${here}`,
    failed_beside_active: (there: string, here: string) => `The payment failed at ${there}, but the plan is active at ${here}`,
    amounts_differ: (there: string, here: string) => `${there} and ${here} name different amounts`,
    currencies_differ: (there: string, here: string) => `${there} and ${here} name different currencies`,
  } satisfies Record<ContradictionKind, (there: string, here: string) => string>,
};
