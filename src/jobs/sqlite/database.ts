import { chmodSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { makeFolder } from '../../folder.ts';

/** Read and written by this user only: records may name people and orders. */
const PRIVATE_FOLDER = 0o700;
const PRIVATE_FILE = 0o600;
const OTHERS = 0o077;
/** For another process's transaction, which takes milliseconds. */
const BUSY_TIMEOUT_MS = 2_000;

/**
 * `owner`: the run that holds the job, until `lease`. `again`: when it is due after that run. `dead`: since when it is.
 * All times are epoch milliseconds.
 */
const SCHEMA = `
  CREATE TABLE IF NOT EXISTS jobs (
    queue TEXT NOT NULL, key TEXT NOT NULL, at INTEGER NOT NULL, attempts INTEGER NOT NULL DEFAULT 0,
    owner TEXT, lease INTEGER, again INTEGER, dead INTEGER, reason TEXT,
    PRIMARY KEY (queue, key)
  ) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS records (
    space TEXT NOT NULL, key TEXT NOT NULL, value TEXT NOT NULL, expires INTEGER NOT NULL,
    PRIMARY KEY (space, key)
  ) WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS records_by_expiry ON records (expires);
`;

/**
 * Opens the database and creates what is missing, with its folder. Several processes may have it open. What is written survives
 * the end of the process at any moment (WAL); a power cut may undo the last transactions, but never damages the file.
 */
export function openDatabase(file: string): DatabaseSync {
  makeFolder(dirname(file), PRIVATE_FOLDER);
  const previous = process.umask(0o077);
  try {
    const database = new DatabaseSync(file, { timeout: BUSY_TIMEOUT_MS });
    // One that was there before, from a backup. SQLite gives its journals the same mode.
    if ((statSync(file).mode & OTHERS) !== 0) chmodSync(file, PRIVATE_FILE);
    database.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; ${SCHEMA}`);
    return database;
  } finally {
    process.umask(previous);
  }
}
