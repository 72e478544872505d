import { randomUUID } from 'node:crypto';
import type { Store } from '../../../state/store.ts';
import type { Destination } from './destination.ts';

/** When several questions were asked in one window, it shows the answer to the last one. */
export interface LatestOnly {
  /** Drops late replies to earlier questions. Returns the destination for the replies to this one. */
  supersede<Reply>(window: string, destination: Destination<Reply>): Promise<Destination<Reply>>;
}

/** Longer than a window is used: the trigger ids and response_urls of its buttons have expired by then. */
const KEPT_MS = 30 * 60_000;

/** @param store shared: the corrected question may reach another process */
export function createLatestOnly(store: Store): LatestOnly {
  return {
    async supersede(window, destination) {
      const key = `${window} turn`;
      const turn = randomUUID();
      await store.set(key, turn, KEPT_MS);
      return {
        ...destination,
        send: async (reply) => {
          const latest = await store.get(key);
          if (latest === undefined || latest === turn) await destination.send(reply);
        },
      };
    },
  };
}
