import type { Finding } from '../../core/finding.ts';
import { makeOrder } from '../../core/order/make-order.ts';
import type { Order } from '../../core/order/order.ts';
import { answerCard } from '../../slack/cards/answer/answer.ts';
import type { CardContext, Message, Report } from '../../slack/cards/card.ts';
import { compactCard } from '../../slack/cards/channel/compact.ts';
import { words } from '../../slack/words/words.ts';

const AT = Date.UTC(2026, 0, 15, 9, 30);
const BUTTONS = { question: 'ORDER-SCOUT-DOCTOR', shown: false };
const CONTEXT: CardContext = {
  words: words('en'),
  language: 'en',
  now: AT,
  openLink: () => ({ label: 'the shop', url: 'https://shop.example.com/orders/1' }),
  known: [],
  prefixes: [],
};
/** More orders than this make a table. */
const SEVERAL = 7;

/** Every shape of a card, of invented orders: a private answer, a public one, and both kinds of table. */
export function sampleCards(): readonly Message[] {
  const one = reportOf([order(1)]);
  const orders = Array.from({ length: SEVERAL }, (_, index) => order(index + 1));
  const several = reportOf(...orders.map((each) => [each]));
  const ofOneNumber = reportOf(orders);
  return [
    answerCard(one, BUTTONS, CONTEXT),
    compactCard(one, BUTTONS, CONTEXT),
    answerCard(several, BUTTONS, CONTEXT),
    answerCard(ofOneNumber, BUTTONS, CONTEXT),
  ];
}

/** One finding for each list of orders. */
function reportOf(...found: readonly (readonly Order[])[]): Report {
  return {
    findings: found.map(findingOf),
    awaited: [],
    linked: [],
    stories: { stories: [], possible: [] },
    unclaimed: [],
    leftOut: 0,
    typed: '',
  };
}

function findingOf(orders: readonly Order[]): Finding {
  const id = orders[0]?.public.id ?? '';
  return {
    identifier: { kind: 'order', value: id, raw: id },
    source: { id: 'sample', kind: 'sample', label: 'Sample' },
    asked: [{ by: 'order', value: id }],
    answer: { kind: 'found', orders, remarks: [], at: AT, from: 'provider', took: 100 },
  };
}

function order(number: number): Order {
  return makeOrder({
    provider: 'sample',
    public: {
      id: `ORDER-SCOUT-DOCTOR-${number}`,
      title: 'Europe 5 GB, 30 days',
      stage: 'active',
      statuses: [{ name: 'payment', word: 'paid', meaning: 'paid', tone: 'good' }],
      timeline: [{ event: 'paid', when: { kind: 'instant', at: AT } }],
      attention: ['disputed'],
    },
    internal: { total: { amount: '10.00', currency: 'EUR', unitKnown: true } },
  });
}
