import { LRUCache } from 'lru-cache';
import type { Finding } from '../../core/finding.ts';
import type { Identifier } from '../../core/identifier.ts';
import type { Store } from '../../state/store.ts';
import type { Asker } from '../answer/question.ts';

/** Why somebody has to wait; words.ts has a sentence for each. */
export type Overrun = 'tooManyThisMinute' | 'tooManyToday' | 'tooManyMisses';

export interface QuotaRules {
  readonly perMinute: number;
  readonly perDay: number;
}

/** Counts what people ask for, remembered or not; what other apps post is not counted. */
export interface Quota {
  /** Spends the identifiers, or says why not. */
  overrunOf(asker: Asker, identifiers: readonly Identifier[]): Promise<Overrun | undefined>;
  /** Misses of one person: many of them, or a row of neighbouring numbers, look like somebody trying numbers out. */
  learn(asker: Asker, identifiers: readonly Identifier[], findings: readonly Finding[]): Promise<void>;
}

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const MISSES = { limit: 20, window: 10 * MINUTE_MS };
const LONGEST_ROW = 8;
const MOST_PEOPLE = 5_000;
const MOST_NUMBERS = 100;

export function createQuota(store: Store, rules: QuotaRules): Quota {
  const missed = new LRUCache<string, readonly string[]>({ max: MOST_PEOPLE, ttl: MISSES.window });
  return {
    async overrunOf(asker, identifiers) {
      const who = nameOf(asker);
      if (who === undefined) return undefined;
      if ((await store.get(`${who} tripped`)) !== undefined) return 'tooManyMisses';
      const cost = identifiers.length;
      if (!(await store.take(`${who} minute`, cost, { limit: rules.perMinute, window: MINUTE_MS }))) return 'tooManyThisMinute';
      return (await store.take(`${who} day`, cost, { limit: rules.perDay, window: DAY_MS })) ? undefined : 'tooManyToday';
    },
    async learn(asker, identifiers, findings) {
      const who = nameOf(asker);
      const misses = identifiers.filter((identifier) => isMiss(identifier, findings)).map(({ value }) => value);
      if (who === undefined || misses.length === 0) return;
      const numbers = [...new Set([...(missed.get(who) ?? []), ...misses])].slice(-MOST_NUMBERS);
      missed.set(who, numbers);
      const isFew = await store.take(`${who} misses`, misses.length, MISSES);
      if (!isFew || longestRow(numbers) >= LONGEST_ROW) await store.set(`${who} tripped`, '1', MISSES.window);
    },
  };
}

function nameOf({ team, user }: Asker): string | undefined {
  return user && `${team} quota ${user}`;
}

/** Everybody who was asked said no: a failure or a question back is none. */
function isMiss(identifier: Identifier, findings: readonly Finding[]): boolean {
  const own = findings.filter((finding) => finding.identifier === identifier);
  return own.length > 0 && own.every(({ answer }) => answer.kind === 'missing');
}

/** The longest row of neighbouring numbers. Of neighbouring ICCIDs the last digit is a check digit, so those count by what stands before it. */
export function longestRow(values: readonly string[]): number {
  return Math.max(rowIn(values), rowIn(values.map((value) => value.slice(0, -1))));
}

function rowIn(values: readonly string[]): number {
  const numbers = new Set(values.flatMap((value) => /\d{1,30}$/.exec(value)?.[0] ?? []).map(BigInt));
  const lengthFrom = (start: bigint) => {
    let end = start;
    while (numbers.has(end + 1n)) end += 1n;
    return Number(end - start) + 1;
  };
  const starts = [...numbers].filter((number) => !numbers.has(number - 1n));
  return Math.max(0, ...starts.map(lengthFrom));
}
