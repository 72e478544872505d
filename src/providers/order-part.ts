import type { Amount, Status, TimelineEvent } from '../core/order/fields.ts';
import type { Money } from '../core/order/money.ts';
import type { Order } from '../core/order/order.ts';
import type { Timestamp } from '../core/order/timestamp.ts';
import type { AmountName, EventName, Meaning, Stage, StatusName, Tone } from '../core/order/vocabulary.ts';

/** What a vendor's word means; without a meaning it is shown as it is. */
export interface Word {
  readonly meaning?: Meaning | undefined;
  readonly tone: Tone;
  /** The stage of an order with this word, as far as the word alone decides it. */
  readonly stage?: Stage | undefined;
}

/** A vendor's vocabulary, by words in lower case with underscores. */
export type Vocabulary<Known extends Word = Word> = Readonly<Record<string, Known>>;

/** A vocabulary in which all these words, separated by spaces, mean the same. */
export function alike<Meant>(meant: Meant, words: string): Readonly<Record<string, Meant>> {
  return Object.fromEntries(words.split(' ').map((word) => [word, meant]));
}

/** Finds a word as it is, or in any case, with spaces, dashes or humps, and in American spelling. */
export function lookUpWord<Known extends Word>(word = '', words: Vocabulary<Known>): Known | undefined {
  const plain = word.toLowerCase().replaceAll(/[\s-]+/g, '_');
  const parted = word.replaceAll(/([a-z])(?=[A-Z])/g, '$1_').toLowerCase();
  const key = [word, plain, parted, plain.replace('canceled', 'cancelled')].find((spelling) => Object.hasOwn(words, spelling));
  return key === undefined ? undefined : words[key];
}

/** The status for a vendor's word; an unknown word is neutral and has no meaning. */
export function statusOf(name: StatusName, word: string | undefined, words: Vocabulary): Status[] {
  if (word === undefined) return [];
  const { meaning, tone = 'neutral' } = lookUpWord(word, words) ?? {};
  return [{ name, word, meaning, tone }];
}

/** Facts or references: one for each name that has a value. */
export function named<Name extends string>(
  values: Readonly<Partial<Record<Name, string | undefined>>>,
): { name: Name; value: string }[] {
  const entries = Object.entries(values) as [Name, string | undefined][];
  return entries.flatMap(([name, value]) => (value === undefined ? [] : [{ name, value }]));
}

/** Those events whose time the reply held. */
export function events(times: Readonly<Partial<Record<EventName, Timestamp | undefined>>>): TimelineEvent[] {
  const entries = Object.entries(times) as [EventName, Timestamp | undefined][];
  return entries.flatMap(([event, when]) => (when ? [{ event, when }] : []));
}

/** Those amounts that the reply held. */
export function amounts(sums: Readonly<Partial<Record<AmountName, Money | undefined>>>): Amount[] {
  const entries = Object.entries(sums) as [AmountName, Money | undefined][];
  return entries.flatMap(([name, money]) => (money ? [{ name, money }] : []));
}

/** An amount in major units, where the vendor documents the unit. */
export function money(amount: string | undefined, currency: string | undefined): Money | undefined {
  return amount === undefined ? undefined : { amount, currency, unitKnown: true };
}

/** An amount whose unit the vendor documents nowhere. */
export function moneyInDoubt(amount: string | undefined, currency: string | undefined): Money | undefined {
  return amount === undefined ? undefined : { amount, currency, unitKnown: false };
}

export function unique(values: readonly (string | undefined)[]): string[] {
  return [...new Set(values.filter((value) => value !== undefined))];
}

export function newestFirst(orders: readonly Order[]): Order[] {
  return orders.toSorted((a, b) => createdAt(b) - createdAt(a));
}

/** For sorting alone: a date without a zone counts as its first moment in UTC. */
function createdAt({ public: { timeline } }: Order): number {
  const when = timeline.find(({ event }) => event === 'created')?.when;
  if (when?.kind === 'instant') return when.at;
  return when?.kind === 'date' ? Date.parse(when.date) : Number.MIN_SAFE_INTEGER;
}
