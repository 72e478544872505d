import type { DatabaseSync, SQLInputValue, SQLOutputValue, StatementSync } from 'node:sqlite';
import { DEAD_TTL_MS, MAX_DEAD } from '../jobs.ts';

/** A key that this process holds. */
export interface HeldJob {
  readonly queue: string;
  readonly key: string;
  /** Unique to this run: a run that lost its lease can no longer change the job. */
  readonly owner: string;
  /** Failures in a row before this run. */
  readonly attempts: number;
}

const ADD = `
  INSERT INTO jobs (queue, key, at) VALUES (:queue, :key, :at)
  ON CONFLICT DO UPDATE SET
    at = CASE WHEN dead IS NOT NULL THEN :at WHEN owner IS NULL THEN min(at, :at) ELSE at END,
    again = CASE WHEN owner IS NOT NULL THEN min(coalesce(again, :at), :at) END,
    attempts = CASE WHEN dead IS NOT NULL THEN 0 ELSE attempts END,
    dead = NULL, reason = NULL`;
/** A run whose process died counts as a failure: a job that ends its process must not do so for ever. */
const CLAIM = `
  UPDATE jobs SET attempts = attempts + (owner IS NOT NULL), owner = :owner, lease = :lease, again = NULL
  WHERE queue = :queue AND key = (
    SELECT key FROM jobs
    WHERE queue = :queue AND dead IS NULL AND CASE WHEN owner IS NULL THEN at ELSE lease END <= :now
    ORDER BY at LIMIT 1)
  RETURNING key, attempts`;
const RENEW = 'UPDATE jobs SET lease = :lease WHERE queue = :queue AND key = :key AND owner = :owner';
const FINISH = 'DELETE FROM jobs WHERE queue = :queue AND key = :key AND owner = :owner AND again IS NULL';
const AGAIN = `
  UPDATE jobs SET at = again, again = NULL, owner = NULL, lease = NULL, attempts = 0
  WHERE queue = :queue AND key = :key AND owner = :owner`;
const RELEASE = `
  UPDATE jobs SET at = min(coalesce(again, :at), :at), again = NULL, owner = NULL, lease = NULL, attempts = :attempts
  WHERE queue = :queue AND key = :key AND owner = :owner`;
const BURY = `
  UPDATE jobs SET dead = :now, reason = :reason, again = NULL, owner = NULL, lease = NULL
  WHERE queue = :queue AND key = :key AND owner = :owner`;
const REMOVE = 'DELETE FROM jobs WHERE queue = :queue AND key = :key AND owner IS NULL';
const REMOVE_AGAIN = 'UPDATE jobs SET again = NULL WHERE queue = :queue AND key = :key';
const NEXT = `
  SELECT min(CASE WHEN owner IS NULL THEN at ELSE lease END) AS at FROM jobs WHERE queue = :queue AND dead IS NULL`;
const COUNT = `
  SELECT queue, sum(dead IS NULL AND owner IS NULL) AS waiting, sum(owner IS NOT NULL) AS running, sum(dead IS NOT NULL) AS dead
  FROM jobs GROUP BY queue`;
const DEAD = 'SELECT key, dead AS at, reason FROM jobs WHERE queue = :queue AND dead IS NOT NULL ORDER BY dead DESC';
const FORGET_DEAD = `
  DELETE FROM jobs WHERE dead <= :before
  OR (queue, key) IN (SELECT queue, key FROM jobs WHERE dead IS NOT NULL ORDER BY dead DESC LIMIT -1 OFFSET ${MAX_DEAD})`;

/** The table of jobs. Every change is one statement, so that processes cannot hold the same job. */
export interface JobTable {
  add(queue: string, key: string, at: number): void;
  /** The job that is due for the longest time, of those that nobody holds. */
  claim(queue: string, owner: string, now: number, lease: number): HeldJob | undefined;
  /** False when the run no longer holds its job. */
  renew(claim: HeldJob, lease: number): boolean;
  /** The run has ended well: the job is gone, or due again as it was added meanwhile. */
  finish(claim: HeldJob): void;
  /** Nobody holds the job any more; it is due at `at`, or earlier if it was added meanwhile. */
  release(claim: HeldJob, at: number, attempts: number): void;
  bury(claim: HeldJob, now: number, reason: string): void;
  remove(queue: string, key: string): void;
  /** When there is something to do in a queue. */
  next(queue: string): number | undefined;
  counts(): readonly Record<string, SQLOutputValue>[];
  dead(queue: string): readonly Record<string, SQLOutputValue>[];
  forgetDead(now: number): void;
}

export function createJobTable(database: DatabaseSync): JobTable {
  const prepared = new Map<string, StatementSync>();
  const prepare = (sql: string) => {
    const statement = prepared.get(sql) ?? database.prepare(sql);
    prepared.set(sql, statement);
    return statement;
  };
  const change = (sql: string, values: Record<string, SQLInputValue>) => Number(prepare(sql).run(values).changes) > 0;
  return {
    add: (queue, key, at) => void change(ADD, { queue, key, at }),
    claim(queue, owner, now, lease) {
      const row = prepare(CLAIM).get({ queue, owner, now, lease: now + lease });
      return row && { queue, key: String(row.key), owner, attempts: Number(row.attempts) };
    },
    renew: (claim, lease) => change(RENEW, { ...heldBy(claim), lease }),
    finish: (claim) => void (change(FINISH, heldBy(claim)) || change(AGAIN, heldBy(claim))),
    release: (claim, at, attempts) => void change(RELEASE, { ...heldBy(claim), at, attempts }),
    bury: (claim, now, reason) => void change(BURY, { ...heldBy(claim), now, reason }),
    remove: (queue, key) => void (change(REMOVE, { queue, key }) || change(REMOVE_AGAIN, { queue, key })),
    next(queue) {
      const at = prepare(NEXT).get({ queue })?.at;
      return typeof at === 'number' ? at : undefined;
    },
    counts: () => prepare(COUNT).all(),
    dead: (queue) => prepare(DEAD).all({ queue }),
    forgetDead: (now) => void change(FORGET_DEAD, { before: now - DEAD_TTL_MS }),
  };
}

function heldBy({ queue, key, owner }: HeldJob): Record<string, SQLInputValue> {
  return { queue, key, owner };
}
