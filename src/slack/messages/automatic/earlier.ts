import type { Order } from '../../../core/order.ts';
import type { Place } from '../../memory/trace.ts';
import { type Repeats, repeatKey } from './repeats.ts';

export interface PermalinkClient {
  readonly chat: { getPermalink(call: { channel: string; message_ts: string }): Promise<{ permalink?: string }> };
}

/** A reply of ours that still stands. */
export interface EarlierReply {
  readonly url: string;
  /** Undefined: it stands in the channel itself. */
  readonly thread: string | undefined;
}

/** What an answer has found unsaid and is going to say. */
export interface Claims {
  readonly own: Set<string>;
}

/** Where these keys have been said before; what has not been said, or was deleted since, becomes our own to say. */
export async function findEarlier(
  keys: readonly string[],
  { own }: Claims,
  { channel }: Place,
  repeats: Repeats,
  client: PermalinkClient,
): Promise<ReadonlyMap<string, EarlierReply>> {
  const earlier = new Map<string, EarlierReply>();
  // In one order for all, so that two answers never wait for each other.
  for (const key of keys.toSorted()) {
    const found = own.has(key) ? undefined : await standing(key, channel, repeats, client);
    if (found) earlier.set(key, found);
    else own.add(key);
  }
  return earlier;
}

async function standing(
  key: string,
  channel: string,
  repeats: Repeats,
  client: PermalinkClient,
): Promise<EarlierReply | undefined> {
  const said = await repeats.find(key);
  if (!said) return undefined;
  const url = await permalinkOf(client, channel, said.ts);
  if (url !== undefined) return { url, thread: said.thread };
  await repeats.release(key);
  await repeats.find(key);
  return undefined;
}

/** Undefined when the message is gone, or Slack does not say where it is. */
async function permalinkOf(client: PermalinkClient, channel: string, ts: string): Promise<string | undefined> {
  return await client.chat.getPermalink({ channel, message_ts: ts }).then(
    ({ permalink }) => permalink,
    () => undefined,
  );
}

export function ordersByKey(place: Place, orders: readonly Order[]): ReadonlyMap<string, Order> {
  return new Map(orders.map((order) => [repeatKey(place, order), order]));
}
