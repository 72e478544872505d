import type { Times } from '../core/times.ts';

/**
 * Work that outlives a request: a key of a queue is due at a time, and a handler works it off, in this process or in another
 * one of the same bot. What the work is about is in the {@link Records}, so that a key is all that a job holds.
 */
export interface Jobs {
  /**
   * The key's handler runs at this time (epoch ms; default: now), once however often the key is added; the earliest time
   * counts. Added while it runs, it runs once more. Revives a dead job. Rejects with {@link JobsUnavailable}.
   */
  add(queue: string, key: string, at?: number): Promise<void>;
  /** The key is no longer due. A handler under way is not interrupted. Rejects with {@link JobsUnavailable}. */
  remove(queue: string, key: string): Promise<void>;
  /** Names the handler of a queue: before {@link Jobs.start}, once a queue. */
  work(queue: string, handler: JobHandler, options: WorkOptions): void;
  /** Starts to work off what is due. Never rejects: what cannot be opened now is tried again. */
  start(): Promise<void>;
  /** By queue, those with a handler included. Rejects with {@link JobsUnavailable}. */
  states(): Promise<Readonly<Record<string, QueueState>>>;
  /** Jobs of a queue that failed too often, newest first. Rejects with {@link JobsUnavailable}. */
  dead(queue: string): Promise<readonly DeadJob[]>;
  readonly records: Records;
  /** Takes no further job, aborts the signals of those under way and waits for them. */
  close(): Promise<void>;
}

/** Where jobs are kept, once it is open: an embedded database or Redis. Its rejections may be any error. */
export type JobEngine = Omit<Jobs, 'start'>;

/**
 * Works a key off. It may run again after a crash, so it does nothing twice that it has recorded. To run once more later, it
 * adds its key itself. When the signal aborts, it ends soon: by throwing if it has not finished, and the job is due again
 * without counting as a failure. Any other throw is a failure, tried again after a while and dead after {@link MAX_ATTEMPTS}.
 */
export type JobHandler = (key: string, signal: AbortSignal) => Promise<void>;

export interface WorkOptions {
  /** Keys at once in this process. */
  readonly atOnce: number;
}

export interface QueueState {
  /** Due now or later. */
  readonly waiting: number;
  readonly running: number;
  readonly dead: number;
}

export interface DeadJob {
  readonly queue: string;
  readonly key: string;
  /** When it failed for the last time, epoch ms. */
  readonly at: number;
  /** The last failure in a line without personal data. */
  readonly reason: string;
}

/** Small durable values, such as who follows an order and which rows of a list are answered. Each expires. */
export interface Records {
  /** `ttl` in milliseconds. Rejects with {@link JobsUnavailable}, also when the space or the value is too large. */
  put(space: string, key: string, value: string, ttl: number): Promise<void>;
  get(space: string, key: string): Promise<string | undefined>;
  /** All of a space, by key. */
  list(space: string): Promise<ReadonlyMap<string, string>>;
  remove(space: string, key: string): Promise<void>;
  /** Removes all of a space. */
  clear(space: string): Promise<void>;
}

/** Where jobs are kept cannot be reached, written or opened; nothing was changed. */
export class JobsUnavailable extends Error {
  override readonly name = 'JobsUnavailable';
}

export type JobTimes = Pick<Times, 'jobLease' | 'jobRetry' | 'jobPoll'>;

export interface JobsDeps {
  readonly times: JobTimes;
  /** Called with each failure of a handler or of what keeps the jobs. Must not throw. */
  onFailure(failure: JobFailure): void;
}

export interface JobFailure {
  /** Left out: not a job has failed, but what keeps them. */
  readonly queue?: string;
  readonly isDead?: boolean;
  readonly error: unknown;
}

/** A job that failed this often in a row is dead. */
export const MAX_ATTEMPTS = 5;
/** Dead jobs that are kept, and for how long. */
export const MAX_DEAD = 1_000;
export const DEAD_TTL_MS = 30 * 24 * 3_600_000;
export const MAX_RECORDS = 20_000;
const MAX_RECORD_CHARACTERS = 100_000;

/** Throws when a value may not be recorded. */
export function checkRecord(value: string): void {
  if (value.length > MAX_RECORD_CHARACTERS) throw new JobsUnavailable(`A record has ${value.length} characters: too many`);
}
