import type { RevealWords, TrailWords } from '../reveal.ts';

export const TRAIL: TrailWords = {
  title: 'Your last look-ups',
  none: 'You have looked up nothing in the last 30 days.',
  aboutPeople: 'about a person',
  kept: 'Only you see this list; it is kept for 30 days. Every look-up also stands on the audit trail of this workspace.',
  surfaces: {
    command: 'command',
    refresh: 'refreshed',
    show_in_channel: 'shown in a channel',
    details: 'details',
    form: 'form',
    mention: 'message to me',
    search: 'search window',
    shortcut: 'shortcut',
    post_in_thread: 'posted in a thread',
    reveal_personal: 'customer details',
    reveal_finance: 'commission',
  },
};

export const REVEAL: RevealWords = {
  buttons: { personal: 'Customer details', finance: 'Commission and settlement' },
  personalTitle: 'Customer details',
  financeTitle: 'Commission',
  customerId: 'Customer',
  name: 'Name',
  email: 'E-mail',
  phone: 'Phone',
  cardLastFour: 'Card ends in',
  paymentInstrument: 'Payment instrument',
  billing: 'Billing address',
  shipping: 'Shipping address',
  free: 'Other data of the shop',
  lineCommission: 'Commission on an item',
  nothing: 'The provider told nothing of this kind.',
  notAllowed: (groups) => `Only members of ${groups} may see this. Please ask one of them.`,
  nobody: 'Nobody may see this here yet. Please ask whoever runs this bot to name a user group for it.',
  noAudit:
    'This can be shown only while it is recorded who saw it, and the record cannot be written now. Please tell whoever runs this bot.',
};
