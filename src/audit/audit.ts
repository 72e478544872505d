import { createHmac, createSecretKey, type KeyObject, randomBytes } from 'node:crypto';
import { pid } from 'node:process';
import { LRUCache } from 'lru-cache';
import pTimeout from 'p-timeout';
import { atMostEntries } from '../core/entries.ts';
import type { AuditSink } from './sink.ts';

/** One lookup, one reveal, one refusal of either, or an order that somebody follows or no longer follows. */
export interface AuditEntry {
  readonly event: 'lookup' | 'reveal' | 'refused' | 'follow' | 'unfollow';
  readonly team: string;
  /** Undefined where another app's message asked. */
  readonly user: string | undefined;
  readonly channel: string | undefined;
  readonly surface: string;
  /** As they were read; they leave this module hashed unless AUDIT_PLAIN_IDS says otherwise, and at most {@link MAX_IDS}. */
  readonly identifiers: readonly string[];
  /** Ids of the providers that were asked. */
  readonly providers: readonly string[];
  /** Each provider's outcome, or why it was refused. */
  readonly outcome: string;
  /** The classes of data that were shown. */
  readonly shown: readonly string[];
  /** The message that asked, where there is one. */
  readonly link?: string | undefined;
}

export interface AuditOptions {
  readonly sink: AuditSink;
  /** Secret of the identifiers' HMAC; undefined: random, so that hashes of different runs cannot be compared. */
  readonly key: string | undefined;
  readonly plainIds: boolean;
  now(): number;
}

export interface Audit {
  /** Writes an entry that nothing waits for. */
  note(entry: AuditEntry): void;
  /**
   * Resolves with whether the entry was written and flushed within a second: a reveal is shown only then. Never rejects.
   * An entry that arrives later stays on the trail, which then says more than was shown and never less.
   */
  record(entry: AuditEntry): Promise<boolean>;
  /** Whether the last entry could be written. */
  canWrite(): boolean;
  close(): Promise<void>;
}

const WRITE_TIMEOUT_MS = 1_000;
/** More than one question looks up. Refused ones may name thousands, which would push older lines out of the rotated files. */
const MAX_IDS = 20;
const MAX_HASHES = 1_000;

/**
 * The trail of who asked what and what they were shown: one JSON object a line. `process` is another one at each start
 * and `sequence` counts its lines from 1, so that a missing line shows.
 */
export function createAudit({ sink, key, plainIds, now }: AuditOptions): Audit {
  const secret = createSecretKey(key ?? randomBytes(32).toString('hex'), 'utf8');
  const process = `${pid}-${randomBytes(4).toString('hex')}`;
  let sequence = 0;
  const hashes = new LRUCache<string, string>({ ...atMostEntries(MAX_HASHES), memoMethod: (named) => hashOf(secret, named) });
  const written = (team: string, id: string) => (plainIds ? id : hashes.memo(`${team}\n${id}`));
  const write = ({ identifiers, event, providers, outcome, shown, team, user, channel, surface, link }: AuditEntry) => {
    const ids = identifiers.slice(0, MAX_IDS).map((id) => written(team, id));
    const leftOut = identifiers.length > ids.length ? identifiers.length - ids.length : undefined;
    sequence += 1;
    const at = new Date(now()).toISOString();
    // Each field by its name: copying them all would take as long as writing the line.
    const about = { team, user, channel, surface, link, identifiers: ids, leftOut };
    return sink.write({ at, process, sequence, event, providers, outcome, shown, ...about });
  };
  return {
    note: (entry) => void write(entry),
    record: (entry) => pTimeout(write(entry), { milliseconds: WRITE_TIMEOUT_MS, fallback: () => false }),
    canWrite: sink.isWorking,
    close: sink.close,
  };
}

/** Of an id and its team: equal under one key, worth nothing without it. */
function hashOf(key: KeyObject, named: string): string {
  return createHmac('sha256', key).update(named).digest('hex').slice(0, 32);
}
