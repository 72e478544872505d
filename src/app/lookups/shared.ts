import { createHash, createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { mayProceed, type Store } from '../../state/store.ts';
import type { ChangeLog } from '../../upstream/answers/changes.ts';
import type { Shared } from '../../upstream/shared.ts';

/** Longer than most answers take; a process that dies blocks the others for no longer. */
const LOCK_MS = 3_000;

/**
 * Answers and tokens in the store, encrypted there with CACHE_KEY. Keys are hashes made with it, because a question may
 * name a person. Processes whose orders have another shape, as while a deployment rolls, share nothing.
 */
export function createShared(store: Store, cacheKey: string): Shared {
  const shape = createHash('sha256')
    .update(readFileSync(new URL('../../core/order/order.ts', import.meta.url)))
    .digest('base64url');
  const nameOf = (key: string) => `any:shared:${createHmac('sha256', cacheKey).update(`${shape} ${key}`).digest('base64url')}`;
  const lockOf = (key: string) => `${nameOf(key)}:lock`;
  return {
    get: (key) => store.get(nameOf(key)),
    set: (key, value, ttl) => store.set(nameOf(key), value, ttl, { isForOthers: true }),
    lock: async (key) => mayProceed(await store.claim(lockOf(key), LOCK_MS)),
    unlock: (key) => store.forget(lockOf(key)),
  };
}

/** A burst of webhooks that another process reads at its next question; beyond it that process asks the providers anew. */
const MAX_CHANGES = 500;

/** @param kept for how long a change matters, in milliseconds */
export function createChangeLog(store: Store, kept: number): ChangeLog {
  const [list, newest] = ['any:changes', 'any:changes:newest'];
  return {
    most: MAX_CHANGES,
    async append(id, entry) {
      await store.push(list, entry, { most: MAX_CHANGES, ttl: kept });
      await store.set(newest, id, kept);
    },
    newest: () => store.get(newest),
    read: () => store.list(list),
  };
}
