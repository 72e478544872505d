import { randomBytes } from 'node:crypto';
import type { Clock } from './clock.ts';
import { SlackApiError } from './slack-error.ts';

/** trigger_ids: each opens one modal for the person who clicked, for a short time. */
export interface Triggers {
  /** Returns the trigger_id. `root` is the view that the click came from. */
  issue(user: string, root?: string): string;
  /** Throws `invalid_trigger_id`, `expired_trigger_id` or `exchanged_trigger_id`. */
  exchange(id: string): { readonly user: string; readonly root: string | undefined };
  reset(): void;
}

interface Trigger {
  readonly user: string;
  readonly root: string | undefined;
  readonly at: number;
  used: boolean;
}

/** @param lifetime milliseconds */
export function createTriggers(clock: Clock, lifetime: number): Triggers {
  const triggers = new Map<string, Trigger>();
  return {
    issue: (user, root) => {
      const id = `${clock.now()}.${triggers.size + 1}.${randomBytes(8).toString('hex')}`;
      triggers.set(id, { user, root, at: clock.now(), used: false });
      return id;
    },
    exchange: (id) => {
      const trigger = triggers.get(id);
      if (!trigger) throw new SlackApiError('invalid_trigger_id');
      if (trigger.used) throw new SlackApiError('exchanged_trigger_id');
      if (clock.now() - trigger.at > lifetime) throw new SlackApiError('expired_trigger_id');
      trigger.used = true;
      return trigger;
    },
    reset: () => triggers.clear(),
  };
}
