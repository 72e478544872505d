import type { Scenario } from './scenario.ts';

/** Several accounts of one vendor: a second brand, a test system, and people who may use one of them only. */
export const ACCOUNT_SCENARIOS: readonly Scenario[] = [
  {
    id: 'two-brands',
    title: 'The same purchase number in two brands',
    description:
      'Both brands have an order 4567, and so does a test system: each order names its account, and no real order is linked with a test order.',
    person: 'ada',
    channel: 'brands',
    steps: [{ kind: 'command', text: '4567' }],
    expects: ['Linksfield EU', 'CU-EUROPEA00001', 'Same purchase at Linksfield and Clink', 'order_7testmode1'],
  },
  {
    id: 'one-brand',
    title: 'A person who may see one brand only',
    description:
      'Outside #brands Ada may not use the European account: it is neither asked nor named, not even where she names it. Switch to Lin, who may.',
    person: 'ada',
    channel: 'support',
    steps: [{ kind: 'command', text: 'linksfield.eu:CU-EUROPEA0000120260917093012345' }],
    expects: ['No order found'],
  },
];
