import { randomUUID } from 'node:crypto';
import type { Json } from '../json.ts';

/** A payload for the bot, with what Slack's envelope adds to it. */
export interface Envelope {
  readonly id: string;
  readonly kind: 'slash_commands' | 'interactive' | 'events_api';
  readonly payload: Json;
  /** Whether the acknowledgement may carry an answer (a message, a view). */
  readonly acceptsAnswer: boolean;
}

export interface Retry {
  /** 0 for the first delivery. */
  readonly number: number;
  readonly reason?: 'http_timeout' | 'http_error' | 'connection_failed' | undefined;
}

/** The bot's answer to one delivery. */
export interface Acknowledgement {
  /** HTTP status (200 over a websocket), or the reason why there is none. */
  readonly status: number | 'late' | 'unreachable';
  readonly body: string;
  /** Milliseconds from the delivery to this answer. */
  readonly after: number;
  /** The bot asked for no retries (X-Slack-No-Retry). */
  readonly noRetry?: boolean;
}

/** Delivers envelopes to the bot. */
export interface Transport {
  send(envelope: Envelope, retry: Retry): Promise<Acknowledgement>;
  close(): Promise<void>;
}

export function createEnvelope(kind: Envelope['kind'], payload: Json, acceptsAnswer = false): Envelope {
  return { id: randomUUID(), kind, payload, acceptsAnswer };
}

export function isAcknowledged({ status }: Acknowledgement): boolean {
  return typeof status === 'number' && status >= 200 && status < 300;
}
