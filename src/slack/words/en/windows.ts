export const BUTTONS = {
  refresh: 'Refresh',
  show: 'Show in channel',
  showTitle: 'Show this in the channel?',
  showText: 'Everybody in this channel will see the orders with amounts, payment and tracking details.',
  showConfirm: 'Show it',
  showDeny: 'Keep it to me',
  showAnyway: 'Show it to them too',
  details: 'Details',
  detailsAt: (provider: string) => `Details: ${provider}`,
  detailsForMe: 'Amounts and details, only for me',
  dismiss: 'Dismiss',
  give: 'Fill in',
  openIn: (place: string) => `Open in ${place}`,
};

export const VIEWS = {
  details: 'Order details',
  name: 'Order Scout',
  loading: 'Looking it up…',
  needed: 'One thing is missing',
  buyersOrders: "the buyer's orders",
  neededIntro: (identifiers: string) => `Without it I cannot look up ${identifiers} there.`,
  submit: 'Look up',
  cancel: 'Cancel',
  close: 'Close',
};
