import type { Identifier } from '../../core/identifier.ts';
import type { Store } from '../../state/store.ts';
import type { MessageRef, Surface } from '../answer/question.ts';
import { fingerprint } from './fingerprint.ts';

/** The keys of one event, equal in every delivery, connection and process. */
export interface EventKeys {
  /** Undefined when Slack gave the event no id. */
  readonly event: string | undefined;
  /** What the event is about: Slack sends one mention as two events, `message` and `app_mention`. */
  readonly content: string;
}

/** `redelivered`: the same event again; `duplicate`: another event with the same content. */
export type Handling = 'done' | 'redelivered' | 'duplicate';

/** Answers each event once, across processes. */
export interface Deduplicator {
  /**
   * Does the work unless it was done before or is being done elsewhere. It counts as done when `work` resolves with true. If
   * the process dies before, its claim expires after half a minute, so that Slack's next delivery is answered.
   */
  run(keys: EventKeys, work: () => Promise<boolean>): Promise<Handling>;
}

const LEASE_MS = 30_000;
/** Longer than Slack redelivers an event, which is five minutes. */
const KEPT_MS = 60 * 60_000;

export function createDeduplicator(store: Store): Deduplicator {
  return {
    async run({ event, content }, work) {
      if (event !== undefined && !(await store.claim(event, LEASE_MS))) return 'redelivered';
      if (!(await store.claim(content, LEASE_MS))) return 'duplicate';
      if (!(await work())) return 'done';
      for (const key of [event, content]) if (key !== undefined) await store.settle(key, KEPT_MS);
      return 'done';
    },
  };
}

/** @param content what the event is about, beginning with the surface that answers it */
export function eventKeys(
  { team, eventId }: { readonly team: string; readonly eventId: string | undefined },
  ...content: readonly string[]
): EventKeys {
  return { event: eventId === undefined ? undefined : `${team} event ${eventId}`, content: [team, ...content].join(' ') };
}

/** @param surface a message that got an automatic reply is answered again when a mention is edited into it */
export function messageKeys(
  surface: Surface,
  message: MessageRef & { readonly eventId: string | undefined },
  identifiers: readonly Identifier[],
): EventKeys {
  const names = identifiers.map(({ kind, value }) => `${kind} ${value}`).sort();
  return eventKeys(message, surface, message.channel, message.ts, fingerprint(...names));
}
