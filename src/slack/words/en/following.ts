/** Following an order: what changed, and what may be followed. */
export const FOLLOWING = {
  purpose: 'tells you when the status of an order changes',
  startedForYou: (orders: string, until: string) =>
    `Following ${orders} until ${until}. I will send you a direct message when the status changes.`,
  startedHere: (orders: string, until: string) =>
    `Following ${orders} until ${until}. I will write here when the status changes.`,
  startedInThread: (orders: string, until: string) =>
    `Following ${orders} until ${until}. I will post in this thread when the status changes; everyone here sees it.`,
  order: (id: string, stage: string) => `${id} (${stage})`,
  already: (orders: string) => `Already followed here: ${orders}.`,
  final: (orders: string) => `Nothing more will happen to ${orders}, so there is nothing to follow.`,
  cannotAsk: (orders: string) => `I can't follow ${orders}: without what you entered I can't look it up again.`,
  missing: (number: string, providers: string) => `I found no order for ${number} at ${providers}.`,
  beyond: (count: number) =>
    count === 1
      ? 'I look up ten numbers at a time: please send the last one again.'
      : `I look up ten numbers at a time: please send the last ${count} again.`,
  tooManyYours: (most: number) => `You already follow ${most} orders. Stop following one first: \`/order following\`.`,
  tooManyAll: (most: number) =>
    `Your colleagues and you already follow ${most} orders, which is all I can watch. Please try again later.`,
  nothing: 'I found no order to follow.',
  unavailable:
    'I could not save this, so nothing has changed. Please try again in a minute; if it keeps happening, tell your admin.',
  changed: (before: string, after: string) => `${before} → ${after}`,
  none: 'none',
  settled: (attention: string) => `no longer: ${attention}`,
  finished: 'Nothing more will happen to it, so I no longer follow it.',
  expired: (order: string) => `I followed ${order} for 14 days and stop now. To go on, follow it again.`,
  stopped: (orders: string) => `No longer following ${orders}.`,
  notFollowed: (orders: string) => `You do not follow ${orders}.`,
  gone: 'This order is no longer followed.',
  notYours: 'Only the person who follows this order can stop it.',
  title: 'Orders you follow',
  empty: 'You follow no orders. To be told when an order changes, choose “Follow” in the menu of its card.',
  until: (time: string) => `until ${time}`,
};
