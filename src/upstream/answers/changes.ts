import { hash, randomUUID } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import * as z from 'zod';
import { atMostEntries } from '../../core/entries.ts';
import { parseJson } from '../../core/parse-json.ts';

/** What processes tell each other of changed orders. Nothing here rejects. */
export interface ChangeLog {
  /** Adds an entry for all processes; the newest ones are kept. */
  append(id: string, entry: string): Promise<void>;
  /** The id of the newest entry. */
  newest(): Promise<string | undefined>;
  /** Newest first. */
  read(): Promise<readonly string[]>;
  /** How many entries are kept: where `read` returns so many, older ones may be missing. */
  readonly most: number;
}

/** Which orders have changed at their providers, as webhooks report it: what was loaded before is no longer fresh. */
export interface Changes {
  /** Notes a change of every order of the account that has one of the references, for all processes. */
  note(account: string, references: readonly string[]): Promise<void>;
  /** Learns what other processes have noted; undefined where there are none. */
  catchUp(): Promise<void> | undefined;
  /** When an order with one of the references last changed (epoch milliseconds); 0: not lately. */
  lastChange(account: string, references: () => readonly string[]): number;
}

export interface ChangesOptions {
  readonly now: () => number;
  /** For how long a change is remembered: the longest life of an answer, in milliseconds. */
  readonly kept: number;
  /** Left out: this process is the only one. */
  readonly log?: ChangeLog | undefined;
  readonly most?: number | undefined;
}

/** Clocks of processes differ: what another process noted may be so much later by our clock. */
const CLOCK_DIFFERENCE_MS = 5_000;
const MOST = 50_000;
const ENTRY = z.object({ id: z.string(), at: z.number(), keys: z.array(z.string()) });

/** Remembers changes instead of dropping answers, so that an order that nobody has asked about costs next to nothing. */
export function createChanges({ now, kept, log, most = MOST }: ChangesOptions): Changes {
  let newestSeen: string | undefined;
  /** Changes before this moment are no longer known one by one: everything loaded earlier counts as changed. */
  let forgottenUntil = 0;
  const changes = new LRUCache<string, number>({
    ...atMostEntries(most),
    ttl: Math.max(1, kept),
    perf: { now },
    dispose: (at, _key, reason) => {
      if (reason === 'evict') forgottenUntil = Math.max(forgottenUntil, at);
    },
  });

  function add(keys: readonly string[], at: number): void {
    for (const key of keys) changes.set(key, Math.max(at, changes.peek(key) ?? 0));
  }

  /** Where entries are missing, everything that was loaded before counts as changed. */
  async function learn(log: ChangeLog, newest: string): Promise<void> {
    const entries = (await log.read()).flatMap((text) => parseJson(ENTRY, text) ?? []);
    const ids = entries.map(({ id }) => id);
    const seen = newestSeen === undefined ? -1 : ids.indexOf(newestSeen);
    const isComplete = ids.includes(newest) && (seen >= 0 || ids.length < log.most);
    // What is loaded from now on knows of them.
    if (!isComplete) forgottenUntil = now() - 1;
    const unseen = seen < 0 ? entries : entries.slice(0, seen);
    for (const { keys, at } of unseen) add(keys, Math.min(now() - 1, at + CLOCK_DIFFERENCE_MS));
    newestSeen = isComplete ? ids[0] : newest;
  }

  async function catchUp(log: ChangeLog): Promise<void> {
    const newest = await log.newest();
    if (newest !== undefined && newest !== newestSeen) await learn(log, newest);
  }

  return {
    async note(account, references) {
      const [id, at, keys] = [randomUUID(), now(), references.map((reference) => keyOf(account, reference))];
      add(keys, at);
      await log?.append(id, JSON.stringify({ id, at, keys }));
    },
    catchUp: () => log && catchUp(log),
    lastChange(account, references) {
      if (changes.size === 0) return forgottenUntil;
      return Math.max(forgottenUntil, ...references().map((reference) => changes.get(keyOf(account, reference)) ?? 0));
    },
  };
}

/** No reference can be read where processes share their keys. */
function keyOf(account: string, reference: string): string {
  return hash('sha256', JSON.stringify([account, reference.trim().toLowerCase()]), 'base64url');
}
