import type { Identifier } from '../../core/identifier.ts';
import type { Store } from '../../state/store.ts';
import type { MessageRef, Surface } from '../answer/question.ts';
import { fingerprint } from './fingerprint.ts';

/** By what one event is known when it comes again, from whichever connection and to whichever process. */
export interface Occasion {
  /** Undefined when Slack gave the event no id. */
  readonly event: string | undefined;
  /** One mention comes as two events, `message` and `app_mention`: the message and what was read from it are the same. */
  readonly content: string;
}

export type Outcome = 'done' | 'redelivered' | 'known';

/** One event, one answer, across processes. */
export interface Once {
  /**
   * Does the work unless it has been done, or is being done elsewhere. It counts as done when `work` resolves with true; a
   * process that dies before that leaves a claim that ends after half a minute, so that Slack's next delivery is answered.
   */
  run(occasion: Occasion, work: () => Promise<boolean>): Promise<Outcome>;
}

const LEASE_MS = 30_000;
/** Longer than Slack delivers an event again, five minutes after the first time. */
const KEPT_MS = 60 * 60_000;

export function createOnce(store: Store): Once {
  return {
    async run({ event, content }, work) {
      if (event !== undefined && !(await store.claim(event, LEASE_MS))) return 'redelivered';
      if (!(await store.claim(content, LEASE_MS))) return 'known';
      if (!(await work())) return 'done';
      for (const key of [event, content]) if (key !== undefined) await store.settle(key, KEPT_MS);
      return 'done';
    },
  };
}

/** @param surface who edits a mention into a message asks anew, though the message was answered unasked */
export function occasionOf(
  surface: Surface,
  { team, channel, ts, eventId }: MessageRef & { readonly eventId: string | undefined },
  identifiers: readonly Identifier[],
): Occasion {
  const names = identifiers.map(({ kind, value }) => `${kind} ${value}`).sort();
  return {
    event: eventId === undefined ? undefined : `${team} event ${eventId}`,
    content: `${team} ${surface} ${channel} ${ts} ${fingerprint(...names)}`,
  };
}
