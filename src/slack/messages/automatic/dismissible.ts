import * as z from 'zod';
import { parseJson } from '../../../core/parse-json.ts';
import type { Store } from '../../../state/store.ts';
import { ANYBODY } from '../../cards/actions.ts';
import { fingerprint } from '../../memory/fingerprint.ts';
import type { Place } from '../../memory/trace.ts';

const RECORD = z.object({
  /** A fingerprint of who may take it back; undefined: anybody in the channel. */
  author: z.string().optional(),
  /** What is forgotten with it. */
  keys: z.array(z.string()),
  /** The message that it answers, where there is one. */
  message: z.string().optional(),
});
type Record = z.infer<typeof RECORD>;

/** Our automatic replies, for as long as they can be taken back by a reaction. */
export interface DismissibleReplies {
  remember(reply: Place, what: { author: string; keys: readonly string[]; message: string | undefined }): Promise<void>;
  find(reply: Place): Promise<Record | undefined>;
  forget(reply: Place): Promise<void>;
}

const KEPT_MS = 24 * 60 * 60_000;

export function createDismissibleReplies(store: Store): DismissibleReplies {
  return {
    async remember(reply, { author, keys, message }) {
      const record = { author: author === ANYBODY ? undefined : fingerprint(reply.team, author), keys, message };
      await store.set(keyOf(reply), JSON.stringify(record), KEPT_MS);
    },
    async find(reply) {
      const text = await store.get(keyOf(reply));
      return text === undefined ? undefined : parseJson(RECORD, text);
    },
    forget: (reply) => store.forget(keyOf(reply)),
  };
}

/** Whether the person may take the reply back. */
export function mayDismiss({ author }: Record, team: string, user: string): boolean {
  return author === undefined || author === fingerprint(team, user);
}

function keyOf({ team, channel, ts }: Place): string {
  return `${team} reply ${channel} ${ts}`;
}
