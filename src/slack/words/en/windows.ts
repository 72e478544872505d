export const BUTTONS = {
  refresh: 'Refresh',
  show: 'Show in channel',
  showTitle: 'Show this in the channel?',
  showText: 'Everyone in this channel will see the orders with amounts, payment and tracking details.',
  showConfirm: 'Show it',
  showDeny: 'Cancel',
  showAnyway: 'Post anyway',
  details: 'Details',
  detailsForMe: 'Details (private)',
  dismiss: 'Dismiss',
  give: 'Add missing IDs',
  openIn: (place: string) => `Open in ${place}`,
};

export const VIEWS = {
  details: 'Order details',
  name: 'Order Scout',
  loading: 'Looking it up…',
  needed: 'More information needed',
  buyersOrders: "the buyer's orders",
  neededIntro: (identifiers: string) => `Needed to find ${identifiers}.`,
  submit: 'Look up',
  cancel: 'Cancel',
  close: 'Close',
};
