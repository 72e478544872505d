import { setTimeout as delay } from 'node:timers/promises';
import type { CardContext } from '../cards/card.ts';
import { type Refusal, refusalOf } from './slack-error.ts';

/** Where a reply goes: a response_url, a thread, a modal. */
export interface Destination<Reply> {
  /** Names the call in metrics and log. */
  readonly call: string;
  /** True when a later reply takes the place of an earlier one, as a button's response_url and our own messages do. */
  readonly replaces: boolean;
  /** Throws when Slack refuses. */
  send(reply: Reply): Promise<void>;
  /** The same in a form that Slack cannot find fault with. */
  plain(reply: Reply, context: CardContext): Reply;
}

export interface DeliveryParts {
  onRefused(call: string, refusal: Refusal, error: unknown): void;
  /** Pause before the one new try, in milliseconds. */
  readonly pause: number;
}

/** Sends a reply; once more in plain form when Slack calls it invalid, once more as it is when Slack was busy. Never rejects. */
export async function deliver<Reply>(
  destination: Destination<Reply>,
  reply: Reply,
  context: CardContext,
  parts: DeliveryParts,
): Promise<boolean> {
  const refusal = await attempt(destination, reply, parts);
  switch (refusal?.kind) {
    case undefined:
      return true;
    case 'invalid':
      return (await attempt(destination, destination.plain(reply, context), parts)) === undefined;
    case 'busy':
      await delay(parts.pause);
      return (await attempt(destination, reply, parts)) === undefined;
    case 'final':
      return false;
  }
}

async function attempt<Reply>(destination: Destination<Reply>, reply: Reply, parts: DeliveryParts): Promise<Refusal | undefined> {
  try {
    await destination.send(reply);
    return undefined;
  } catch (error) {
    const refusal = refusalOf(error);
    parts.onRefused(destination.call, refusal, error);
    return refusal;
  }
}
