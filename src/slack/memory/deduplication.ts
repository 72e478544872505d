import { setTimeout as delay } from 'node:timers/promises';
import type { Identifier } from '../../core/identifier/identifier.ts';
import type { Times } from '../../core/times.ts';
import type { Store } from '../../state/store.ts';
import type { MessageRef, Surface } from '../answer/question.ts';
import { fingerprint } from './fingerprint.ts';

/** Slack's delivery of one event. Slack delivers an event again until it is acknowledged, for about five minutes. */
export interface Receipt {
  /** Acknowledges the event: this process answers it, or another has it. */
  confirm(): void;
  /** Leaves it to Slack to deliver the event again. */
  withhold(): void;
}

/** Bolt's context of an event, with what transport/receipts.ts adds. */
export interface EventContext {
  readonly receipt?: Receipt;
  readonly [name: string]: unknown;
}

export interface EventHandler {
  /** While the store cannot say whether another process has the event: `answer` it, or `wait` until it can. */
  readonly unsure: 'answer' | 'wait';
  /**
   * Slack sends a second event about the same, which is answered first. This one is answered only when the process that
   * has the other dies before it answers, or when the other does not come.
   */
  readonly isStandby?: boolean;
  readonly receipt?: Receipt | undefined;
  /** Resolves with true when the event is handled; with false, a waiting process may try. */
  work(): Promise<boolean>;
}

/** `headStart`: milliseconds in which the event that is answered first arrives. */
type PacedHandler = EventHandler & { readonly headStart: number };

/** `duplicate`: dealt with elsewhere; `unclaimed`: nobody could say, and it was not answered here. */
export type Handling = 'done' | 'duplicate' | 'unclaimed';

/** Answers each event once, across processes. */
export interface Deduplicator {
  /**
   * Does the work unless it was done before. While another process does it, waits until that is done or its claim ends:
   * the claim of a process that died expires after half a minute, and then the work is done here.
   * @param key what the event is about: equal in every delivery, connection and process
   */
  run(key: string, handler: EventHandler): Promise<Handling>;
  /** Ends all waiting. */
  close(): void;
}

/** Renewed while the work goes on. */
const LEASE_MS = 30_000;
/** Longer than Slack redelivers an event. */
const KEPT_MS = 60 * 60_000;
/** As long as Slack redelivers an event. */
const WINDOW_MS = 5 * 60_000;
const FIRST_PAUSE_MS = 25;
const MAX_PAUSE_MS = 1_000;

export function createDeduplicator(store: Store, { mentionEvent }: Pick<Times, 'mentionEvent'>): Deduplicator {
  const closing = new AbortController();
  return {
    async run(key, handler) {
      const claim = await acquire(store, key, { ...handler, headStart: mentionEvent }, closing.signal);
      if (claim === 'unclaimed') handler.receipt?.withhold();
      else handler.receipt?.confirm();
      if (claim !== 'granted') return claim;
      if (await renewing(store, key, handler.work)) await store.settle(key, KEPT_MS);
      else await store.forget(key);
      return 'done';
    },
    close: () => closing.abort(),
  };
}

async function acquire(
  store: Store,
  key: string,
  handler: PacedHandler,
  signal: AbortSignal,
): Promise<'granted' | 'duplicate' | 'unclaimed'> {
  const startedAt = performance.now();
  for (let pause = FIRST_PAUSE_MS; !signal.aborted; pause = Math.min(2 * pause, MAX_PAUSE_MS)) {
    const waited = performance.now() - startedAt;
    const claim = await attempt(store, key, handler, waited);
    if (claim === 'granted' || claim === 'duplicate') return claim;
    // Somebody has it, and this process watches them.
    if (claim === 'held' || handler.isStandby) handler.receipt?.confirm();
    if (waited > WINDOW_MS) break;
    await delay(pause, undefined, { signal }).catch(() => undefined);
  }
  return 'unclaimed';
}

async function attempt(
  store: Store,
  key: string,
  { unsure, isStandby = false, headStart }: PacedHandler,
  waited: number,
): Promise<'granted' | 'duplicate' | 'held' | 'unsure'> {
  const isWatching = isStandby && waited < headStart;
  const options = { isPatient: true, isRepeated: unsure === 'wait' };
  const claim = isWatching ? await store.claimState(key) : await store.claim(key, LEASE_MS, options);
  if (claim === 'granted' || claim === 'held') return claim;
  if (claim === 'settled') return 'duplicate';
  if (claim === 'free' || unsure === 'wait') return 'unsure';
  // The event that is answered first is answered whatever the store says.
  return isStandby ? 'duplicate' : 'granted';
}

async function renewing<Result>(store: Store, key: string, work: () => Promise<Result>): Promise<Result> {
  const timer = setInterval(() => void store.renew(key, LEASE_MS), LEASE_MS / 3).unref();
  try {
    return await work();
  } finally {
    clearInterval(timer);
  }
}

/** @param content what the event is about, beginning with the surface that answers it */
export function eventKey(team: string, ...content: readonly string[]): string {
  return [team, ...content].join(' ');
}

/** @param surface a message that got an automatic reply is answered again when a mention is edited into it */
export function messageKey(surface: Surface, message: MessageRef, identifiers: readonly Identifier[]): string {
  const names = identifiers.map(({ kind, value }) => `${kind} ${value}`).sort();
  return eventKey(message.team, surface, message.channel, message.ts, fingerprint(...names));
}
