import * as z from 'zod';
import { parseJson } from '../../../core/parse-json.ts';
import type { Store } from '../../../state/store.ts';
import type { MessageRef } from '../../answer/question.ts';
import { ANYBODY } from '../../cards/actions.ts';
import { fingerprint } from '../../memory/fingerprint.ts';

const RECORD = z.object({
  /** Fingerprint of the person who may dismiss it; undefined: everybody in the channel. */
  author: z.string().optional(),
  /** Keys of repeats.ts to release when it is dismissed. */
  keys: z.array(z.string()),
  /** The ts of the message that it answers; undefined for a digest. */
  message: z.string().optional(),
});
type DismissibleReply = z.infer<typeof RECORD>;

/** Our automatic replies of the last 24 hours, which can be dismissed. */
export interface DismissibleReplies {
  remember(reply: MessageRef, what: { author: string; keys: readonly string[]; message: string | undefined }): Promise<void>;
  find(reply: MessageRef): Promise<DismissibleReply | undefined>;
  forget(reply: MessageRef): Promise<void>;
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

export function mayDismiss({ author }: DismissibleReply, team: string, user: string): boolean {
  return author === undefined || author === fingerprint(team, user);
}

function keyOf({ team, channel, ts }: MessageRef): string {
  return `${team} reply ${channel} ${ts}`;
}
