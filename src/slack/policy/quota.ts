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
  /** Counts misses: many of them, or consecutive numbers, look like guessing. */
  learn(asker: Asker, identifiers: readonly Identifier[], findings: readonly Finding[]): Promise<void>;
}

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const MISSES = { limit: 20, window: 10 * MINUTE_MS };
const LONGEST_ROW = 8;
const MAX_PEOPLE = 5_000;
const MAX_NUMBERS = 100;

export function createQuota(store: Store, rules: QuotaRules): Quota {
  const missed = new LRUCache<string, readonly string[]>({ max: MAX_PEOPLE, ttl: MISSES.window });
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
      const numbers = [...new Set([...(missed.get(who) ?? []), ...misses])].slice(-MAX_NUMBERS);
      missed.set(who, numbers);
      const isFew = await store.take(`${who} misses`, misses.length, MISSES);
      if (!isFew || longestRow(numbers) >= LONGEST_ROW) await store.set(`${who} tripped`, '1', MISSES.window);
    },
  };
}

function nameOf({ team, user }: Asker): string | undefined {
  return user && `${team} quota ${user}`;
}

/** Every provider that was asked has no such order; failures and missing inputs do not count. */
function isMiss(identifier: Identifier, findings: readonly Finding[]): boolean {
  const own = findings.filter((finding) => finding.identifier === identifier);
  return own.length > 0 && own.every(({ answer }) => answer.kind === 'missing');
}

/** Length of the longest run of consecutive numbers. The last digit of an ICCID is a check digit, so it is also compared without it. */
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
