import { LRUCache } from 'lru-cache';
import type { Finding } from '../../core/finding.ts';
import type { Identifier } from '../../core/identifier.ts';
import type { Store } from '../../state/store.ts';
import type { Asker } from '../answer/question.ts';

/** Which limit is exceeded; words.ts has a sentence for each. */
export type Overrun = 'tooManyThisMinute' | 'tooManyToday' | 'tooManyMisses';

export interface QuotaRules {
  readonly perMinute: number;
  readonly perDay: number;
}

/** Counts identifiers per person, whether or not the answer is cached. Posts of other apps are not counted. */
export interface Quota {
  /** Counts the identifiers; returns the limit that they would exceed. */
  overrunOf(asker: Asker, identifiers: readonly Identifier[]): Promise<Overrun | undefined>;
  /** Counts misses: many of them, or consecutive numbers in several questions, look like guessing. */
  learn(asker: Asker, identifiers: readonly Identifier[], findings: readonly Finding[]): Promise<void>;
}

/** Who is blocked for a while: somebody who seems to guess. */
type Person = Asker & { readonly user: string };

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const MISSES = { limit: 20, window: 10 * MINUTE_MS };
const LONGEST_ROW = 8;
const MAX_PEOPLE = 5_000;
const MAX_QUESTIONS = 100;
/** How long nobody blocks a person again whose block was lifted. */
const LIFTED_MS = 60 * MINUTE_MS;

/** The values that one question asked for in vain. */
type Misses = readonly string[];

/** @param onBlock must not throw */
export function createQuota(store: Store, rules: QuotaRules, onBlock: (person: Person) => void): Quota {
  const missed = new LRUCache<string, readonly Misses[]>({ max: MAX_PEOPLE, ttl: MISSES.window });
  return {
    async overrunOf(asker, identifiers) {
      if (!isPerson(asker)) return undefined;
      const who = nameOf(asker);
      if ((await store.get(`${who} tripped`)) !== undefined) return 'tooManyMisses';
      const cost = identifiers.length;
      if (!(await store.take(`${who} minute`, cost, { limit: rules.perMinute, window: MINUTE_MS }))) return 'tooManyThisMinute';
      return (await store.take(`${who} day`, cost, { limit: rules.perDay, window: DAY_MS })) ? undefined : 'tooManyToday';
    },
    async learn(asker, identifiers, findings) {
      const misses = identifiers.filter((identifier) => isMiss(identifier, findings)).map(({ value }) => value);
      if (!isPerson(asker) || misses.length === 0) return;
      const who = nameOf(asker);
      const questions = [...(missed.get(who) ?? []), misses].slice(-MAX_QUESTIONS);
      missed.set(who, questions);
      const isFew = await store.take(`${who} misses`, countTrials(misses), MISSES);
      if (isFew && longestRow(questions) < LONGEST_ROW) return;
      if ((await store.get(`${who} lifted`)) !== undefined) return;
      missed.delete(who);
      await store.set(`${who} tripped`, '1', MISSES.window);
      onBlock(asker);
    },
  };
}

/** Lets a person ask again who was blocked for guessing, and does not block them again for an hour. */
export async function liftBlock(store: Store, person: Pick<Person, 'team' | 'user'>): Promise<void> {
  const who = nameOf(person);
  await store.set(`${who} lifted`, '1', LIFTED_MS);
  await store.forget(`${who} tripped`);
}

function isPerson(asker: Asker): asker is Person {
  return asker.user !== undefined;
}

function nameOf({ team, user }: Pick<Person, 'team' | 'user'>): string {
  return `${team} quota ${user}`;
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
