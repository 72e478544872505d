import { randomUUID } from 'node:crypto';
import type { Store } from '../../state/store.ts';
import type { Destination } from './delivery.ts';

/** When several questions were asked in one window, it shows the answer to the last one. */
export interface LatestOnly {
  /** Drops late replies to earlier questions. Returns the destination for the replies to this one. */
  supersede<Reply>(window: string, destination: Destination<Reply>): Promise<Destination<Reply>>;
}

/** Slack's windows do not live longer: their buttons' trigger and response_urls are spent by then. */
const KEPT_MS = 30 * 60_000;

/** @param store shared, for the correction of a question may reach another process than the question */
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
