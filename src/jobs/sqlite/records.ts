import type { DatabaseSync } from 'node:sqlite';
import { checkRecord, JobsUnavailable, MAX_RECORDS, type Records } from '../jobs.ts';

const PUT = `
  INSERT INTO records (space, key, value, expires) VALUES (:space, :key, :value, :expires)
  ON CONFLICT DO UPDATE SET value = :value, expires = :expires`;

/** Expired records are removed with the next one that is put. */
export function createRecords(database: DatabaseSync, now: () => number): Records {
  const put = database.prepare(PUT);
  const count = database.prepare('SELECT count(*) AS count FROM records WHERE space = ?');
  const get = database.prepare('SELECT value FROM records WHERE space = ? AND key = ? AND expires > ?');
  const list = database.prepare('SELECT key, value FROM records WHERE space = ? AND expires > ?');
  const remove = database.prepare('DELETE FROM records WHERE space = ? AND key = ?');
  const clear = database.prepare('DELETE FROM records WHERE space = ?');
  const expire = database.prepare('DELETE FROM records WHERE expires <= ?');
  return {
    async put(space, key, value, ttl) {
      checkRecord(value);
      expire.run(now());
      if (Number(count.get(space)?.count) >= MAX_RECORDS && !get.get(space, key, now()))
        throw new JobsUnavailable(`${space} has ${MAX_RECORDS} records: no room for another one`);
      put.run({ space, key, value, expires: Math.ceil(now() + ttl) });
    },
    async get(space, key) {
      const value = get.get(space, key, now())?.value;
      return typeof value === 'string' ? value : undefined;
    },
    list: async (space) => new Map(list.all(space, now()).map(({ key, value }) => [String(key), String(value)])),
    remove: async (space, key) => void remove.run(space, key),
    clear: async (space) => void clear.run(space),
  };
}
