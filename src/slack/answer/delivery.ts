import { setTimeout as delay } from 'node:timers/promises';
import type { CardContext } from '../cards/card.ts';
import { readSlackError, type SlackError } from './slack-error.ts';

/** Where a reply goes: a response_url, a thread, a modal. */
export interface Destination<Reply> {
  /** Names the call in metrics and log. */
  readonly call: string;
  /** A later reply takes the place of an earlier one: a button's response_url, our own messages. */
  readonly replaces: boolean;
  /** Returns the ts of the message, where there is one that can be updated. Throws when Slack rejects the reply. */
  send(reply: Reply): Promise<string | undefined>;
  /** The same in a form that Slack accepts in any case. */
  plain(reply: Reply, context: CardContext): Reply;
}

export interface DeliveryDeps {
  /** Before the retry, in milliseconds. */
  readonly pause: number;
  onRejected(call: string, rejection: SlackError, error: unknown): void;
}

/** What became of a reply. */
export interface Delivery {
  readonly isDelivered: boolean;
  readonly ts?: string | undefined;
  /** Slack's error code. */
  readonly error?: string | undefined;
}

/** Sends a reply; retries once, in plain form if Slack called it invalid, unchanged if Slack was busy. Never rejects. */
export async function deliver<Reply>(
  destination: Destination<Reply>,
  reply: Reply,
  context: CardContext,
  deps: DeliveryDeps,
): Promise<Delivery> {
  const { delivery, kind } = await attempt(destination, reply, deps);
  if (kind === 'invalid') return (await attempt(destination, destination.plain(reply, context), deps)).delivery;
  if (kind !== 'busy') return delivery;
  await delay(deps.pause);
  return (await attempt(destination, reply, deps)).delivery;
}

interface Attempt {
  readonly delivery: Delivery;
  /** Undefined: Slack accepted it. */
  readonly kind?: SlackError['kind'];
}

async function attempt<Reply>(destination: Destination<Reply>, reply: Reply, deps: DeliveryDeps): Promise<Attempt> {
  try {
    return { delivery: { isDelivered: true, ts: await destination.send(reply) } };
  } catch (error) {
    const rejection = readSlackError(error);
    deps.onRejected(destination.call, rejection, error);
    return { delivery: { isDelivered: false, error: rejection.code }, kind: rejection.kind };
  }
}
