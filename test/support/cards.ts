import type { Answer, Finding, Found } from '../../src/core/finding.ts';
import type { Identifier } from '../../src/core/identifier/identifier.ts';
import { makeOrder } from '../../src/core/order/make-order.ts';
import type { Order } from '../../src/core/order/order.ts';
import type { Query } from '../../src/core/provider/provider.ts';
import { links } from '../../src/providers/links.ts';
import { readMenuValue } from '../../src/slack/cards/actions.ts';
import type { CardContext, Message, Report } from '../../src/slack/cards/card.ts';
import { words } from '../../src/slack/words/words.ts';
import { NOW } from '../arbitrary/report.ts';
import { mrkdwnOf } from './validate.ts';

export const LINKSFIELD = { id: 'linksfield', kind: 'linksfield', label: 'Linksfield' };
export const TUYA = { id: 'tuya', kind: 'tuya', label: 'Tuya' };
export const CLINK = { id: 'clink', kind: 'clink', label: 'Clink' };

export const BUTTONS = { question: 'the question', shown: false };

export const ICCID: Identifier = { kind: 'iccid', value: '89852202209089971478', raw: '8985 2202 2090 8997 1478' };
export const NUMBER: Identifier = { kind: 'reference', value: '4567', raw: '4567' };

export function contextOf(changes: Partial<CardContext> = {}): CardContext {
  return {
    words: words('en', links.known),
    language: 'en',
    now: NOW,
    openLink: () => undefined,
    known: links.known,
    prefixes: links.known.map(({ provider }) => provider),
    ...changes,
  };
}

export function reportOf(changes: Partial<Report> = {}): Report {
  return {
    findings: [],
    awaited: [],
    linked: [],
    stories: { stories: [], possible: [] },
    unclaimed: [],
    leftOut: 0,
    typed: '',
    ...changes,
  };
}

export function finding(
  identifier: Identifier,
  source: { id: string; label: string },
  answer: Answer,
  asked: readonly Query[] = [{ by: 'any', value: identifier.value }],
): Finding {
  return { identifier, source: { kind: source.id, ...source }, asked, answer };
}

export function found(orders: readonly Order[], changes: Partial<Found> = {}): Found {
  return { kind: 'found', orders, remarks: [], at: NOW, from: 'provider', took: 300, ...changes };
}

export const MISSING: Answer = { kind: 'missing', at: NOW, from: 'provider', took: 200 };

/** The order of Linksfield's own page. */
export function linksfieldOrder(id = 'CU-7ZOIHX0RB16U20250828111429591', changes: Partial<Order['public']> = {}): Order {
  return makeOrder({
    provider: 'linksfield',
    public: {
      id,
      title: 'CLJF_ZRR_20250317_001',
      iccid: ICCID.value,
      stage: 'active',
      statuses: [
        { name: 'order', word: 'active', meaning: 'active', tone: 'good' },
        { name: 'payment', word: 'paid', meaning: 'paid', tone: 'good' },
        { name: 'dispute', word: 'none', meaning: 'none', tone: 'neutral' },
      ],
      references: [{ name: 'purchase_order', value: '4567' }],
      timeline: [
        { event: 'paid', when: { kind: 'instant', at: 1683178613876 } },
        { event: 'activated', when: { kind: 'instant', at: 1683178613876 } },
      ],
      ...changes,
    },
    internal: {
      total: { amount: '10.00', currency: 'USD', unitKnown: false },
      statuses: [{ name: 'risk', word: 'normal', meaning: 'normal', tone: 'neutral' }],
      facts: [
        { name: 'payment_method', value: 'stripe' },
        { name: 'transaction_type', value: 'one-time' },
      ],
    },
  });
}

/** One SIM card with one order of Linksfield. */
export const ONE_ORDER = reportOf({ findings: [finding(ICCID, LINKSFIELD, found([linksfieldOrder()]))] });

/** A payment that failed, with an attack in its title. */
export function failedOrder(id = 'order_abc123'): Order {
  return makeOrder({
    provider: 'clink',
    public: { id, stage: 'failed', title: '<!channel> *Travel* plan', attention: ['payment_failed'] },
    internal: {
      total: { amount: '9.99', currency: 'USD', unitKnown: true },
      failure: { code: 'card_declined', message: 'Your card was declined.' },
    },
  });
}

/** All that a card shows, block by block. */
export function shownBy(message: { readonly blocks: unknown }): string {
  return mrkdwnOf(message.blocks).join('\n');
}

/** The buttons of a card by their action. */
export function buttonsOf(message: Pick<Message, 'blocks'>): Map<string, { value?: string; url?: string }> {
  const elements = message.blocks.flatMap((block) => (block.type === 'actions' ? block.elements : []));
  const buttons = elements.filter((element) => element.type === 'button');
  return new Map(buttons.map((button) => [button.action_id ?? '', button]));
}

/** The options of the menu of a card by their action, each with what its button would carry. */
export function menuOf(message: Pick<Message, 'blocks'>): Map<string, string> {
  const elements = message.blocks.flatMap((block) => (block.type === 'actions' ? block.elements : []));
  const options = elements.flatMap((element) => (element.type === 'overflow' ? element.options : []));
  return new Map(options.map((option) => readMenuValue(option.value ?? '')).map(({ action, value }) => [action, value]));
}
