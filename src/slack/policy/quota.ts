import { LRUCache } from 'lru-cache';
import { atMostEntries } from '../../core/entries.ts';
import type { Finding } from '../../core/finding.ts';
import type { Identifier } from '../../core/identifier/identifier.ts';
import type { Store } from '../../state/store.ts';
import type { Asker, QuotaKind } from '../answer/question.ts';
import { countersOf, type Guesses, personCounter } from './counters.ts';

/** Which limit is exceeded; answer/refusal.ts has a sentence for each. */
export type Overrun =
  | { readonly limit: 'tooManyThisMinute' | 'tooManyToday' | 'tooManyListedToday' }
  /** Until an instant in epoch milliseconds. */
  | { readonly limit: 'tooManyMisses'; readonly until: number };

export interface QuotaRules {
  readonly perMinute: number;
  readonly perDay: number;
  /** Identifiers of lists. */
  readonly listedPerDay: number;
}

/** Whose question it is, and what it counts on. */
export interface Counted {
  readonly countsOn: QuotaKind;
  readonly asker: Asker;
  readonly identifiers: readonly Identifier[];
}

/** Counts identifiers, whether or not the answer is cached. */
export interface Quota {
  /** Counts the identifiers; returns the limit that they would exceed. */
  overrunOf(counted: Counted): Promise<Overrun | undefined>;
  /** Counts misses: many of them, or consecutive numbers in several questions, look like guessing. */
  learn(counted: Counted, findings: readonly Finding[]): Promise<void>;
  /** Counts a list as one, if any of its numbers do not exist. @param missing those numbers */
  learnFromList(missing: Counted): Promise<void>;
}

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const GUESSES_MS = 10 * MINUTE_MS;
const MAX_COUNTERS = 5_000;
const MAX_QUESTIONS = 100;
/** How long a person is not blocked again whose block was lifted. */
const LIFTED_MS = 60 * MINUTE_MS;

/** The values that one question asked for in vain. */
type Misses = readonly string[];

export interface QuotaEffects {
  /** Epoch milliseconds. */
  now(): number;
  /** Called when a source of questions is blocked for a while, because it seems to guess; must not throw. */
  onBlock(counted: Counted): void;
}

export function createQuota(store: Store, rules: QuotaRules, { now, onBlock }: QuotaEffects): Quota {
  const missed = new LRUCache<string, readonly Misses[]>({ ...atMostEntries(MAX_COUNTERS), ttl: GUESSES_MS });

  /** Returns whether they look like guessing, together with those before them. */
  async function isGuessing({ counter, misses: limit, row }: Guesses, misses: Misses, trials: number): Promise<boolean> {
    const questions = [...(missed.get(counter) ?? []), misses].slice(-MAX_QUESTIONS);
    missed.set(counter, questions);
    const isFew = await store.take(`${counter} misses`, trials, { limit, window: GUESSES_MS });
    return !(isFew && longestRow(questions) < row) && (await store.get(`${counter} lifted`)) === undefined;
  }

  async function overrunOfLists(rate: string, cost: number): Promise<Overrun | undefined> {
    const isLeft = await store.take(`${rate} day`, cost, { limit: rules.listedPerDay, window: DAY_MS });
    return isLeft ? undefined : { limit: 'tooManyListedToday' };
  }

  async function learn(missing: Counted, countTrials: (misses: Misses) => number): Promise<void> {
    const { guesses } = countersOf(missing.countsOn, missing.asker);
    const misses = missing.identifiers.map(({ value }) => value);
    if (!guesses || misses.length === 0 || !(await isGuessing(guesses, misses, countTrials(misses)))) return;
    missed.delete(guesses.counter);
    await store.set(`${guesses.counter} tripped`, String(now() + GUESSES_MS), GUESSES_MS);
    onBlock(missing);
  }

  return {
    async overrunOf({ countsOn, asker, identifiers }) {
      const { rate, times, guesses } = countersOf(countsOn, asker);
      const until = guesses && (await store.get(`${guesses.counter} tripped`));
      if (until !== undefined) return { limit: 'tooManyMisses', until: Number(until) };
      if (countsOn === 'list') return await overrunOfLists(rate, identifiers.length);
      const cost = countsOn === 'same_question' ? 1 : identifiers.length;
      const take = (unit: string, limit: number, window: number) =>
        store.take(`${rate} ${unit}`, cost, { limit: times * limit, window });
      if (!(await take('minute', rules.perMinute, MINUTE_MS))) return { limit: 'tooManyThisMinute' };
      return (await take('day', rules.perDay, DAY_MS)) ? undefined : { limit: 'tooManyToday' };
    },
    learn: (counted, findings) =>
      learn({ ...counted, identifiers: counted.identifiers.filter((identifier) => isMiss(identifier, findings)) }, countTrials),
    // A list is one trial, however many of its numbers do not exist.
    learnFromList: (counted) => learn(counted, () => 1),
  };
}

/** Lets a person ask again who was blocked for guessing, and does not block them again for an hour. */
export async function liftBlock(store: Store, { team, user }: { readonly team: string; readonly user: string }): Promise<void> {
  const counter = personCounter(team, user);
  await store.set(`${counter} lifted`, '1', LIFTED_MS);
  await store.forget(`${counter} tripped`);
}

/** Every provider that was asked has no such order; failures and missing inputs do not count. */
function isMiss(identifier: Identifier, findings: readonly Finding[]): boolean {
  const own = findings.filter((finding) => finding.identifier === identifier);
  return own.length > 0 && own.every(({ answer }) => answer.kind === 'missing');
}

/** Consecutive numbers in one question, such as those of a box of SIM cards, are one trial. */
function countTrials(values: Misses): number {
  const counts = READINGS.map((reading) => {
    const numbers = values.flatMap((value) => reading(value) ?? []);
    return values.length - numbers.length + rowsIn(new Set(numbers)).length;
  });
  return Math.min(...counts);
}

/** How many questions it took to ask for the longest run of consecutive numbers. */
export function longestRow(questions: readonly Misses[]): number {
  return Math.max(...READINGS.map((reading) => longestBy(questions, reading)));
}

function longestBy(questions: readonly Misses[], reading: (value: string) => bigint | undefined): number {
  const firstAsked = new Map<bigint, number>();
  for (const [question, values] of questions.entries())
    for (const number of values.flatMap((value) => reading(value) ?? []))
      if (!firstAsked.has(number)) firstAsked.set(number, question);
  const lengths = rowsIn(new Set(firstAsked.keys())).map((row) => new Set(row.map((number) => firstAsked.get(number))).size);
  return Math.max(0, ...lengths);
}

/** The number at the end of a value. The last digit of an ICCID is a check digit, so it is also read without it. */
const READINGS = [numberAtEnd, (value: string) => numberAtEnd(value.slice(0, -1))];

function numberAtEnd(value: string): bigint | undefined {
  const [digits] = /\d{1,30}$/.exec(value) ?? [];
  return digits === undefined ? undefined : BigInt(digits);
}

/** Runs of consecutive numbers. */
function rowsIn(numbers: ReadonlySet<bigint>): bigint[][] {
  const starts = [...numbers].filter((number) => !numbers.has(number - 1n));
  return starts.map((start) => {
    const row = [start];
    for (let next = start + 1n; numbers.has(next); next += 1n) row.push(next);
    return row;
  });
}
