import { randomUUID } from 'node:crypto';
import type { Store } from '../../state/store.ts';
import type { Destination } from './delivery.ts';

/** Whose answer a window shows when several questions were asked in it: the last one's. */
export interface Turns {
  /** From now on the replies of earlier questions no longer reach the window; they fall away without a word. */
  take<Reply>(window: string, destination: Destination<Reply>): Promise<Destination<Reply>>;
}

/** Slack's windows do not live longer: their buttons' trigger and response_urls are spent by then. */
const KEPT_MS = 30 * 60_000;

/** @param store shared, for the correction of a question may reach another process than the question */
export function createTurns(store: Store): Turns {
  return {
    async take(window, destination) {
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
