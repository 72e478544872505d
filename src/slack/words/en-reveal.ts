import type { RevealWords } from './reveal.ts';

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
