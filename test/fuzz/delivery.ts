import { createHmac } from 'node:crypto';
import { Agent, request } from 'undici';
import type { World } from '../../sandbox/world.ts';

export const FORM = 'application/x-www-form-urlencoded';

/** A request to Slack's path as whoever reaches the port may send it. */
export interface Sent {
  readonly body: string | Uint8Array<ArrayBuffer>;
  readonly contentType?: string | undefined;
  /** Left out: signed as Slack does. */
  readonly signature?: 'none' | 'wrong' | 'old' | undefined;
}

/** An answer that takes this long never comes. */
const PATIENCE_MS = 90_000;

/** The status with which the bot answered; rejects when it does not. */
export async function deliver(
  world: World,
  { body, contentType, signature }: Sent,
  dispatcher = signature === undefined ? SLACK : nextStranger(),
): Promise<number> {
  const { url } = world;
  const proof = signature === 'none' ? {} : signed(world, body, signature);
  const headers = { ...(contentType && { 'content-type': contentType }), ...proof };
  const signal = AbortSignal.timeout(PATIENCE_MS);
  const reply = await request(`${url}/slack/events`, { method: 'POST', headers, body, signal, dispatcher });
  await reply.body.dump();
  return reply.statusCode;
}

/** The headers of a body that is signed now, by default as Slack does. */
export function signed({ slack }: World, body: Sent['body'], how?: 'wrong' | 'old') {
  const timestamp = String(Math.floor(Date.now() / 1000) - (how === 'old' ? 3_600 : 0));
  const secret = how === 'wrong' ? 'another' : (slack.env.SLACK_SIGNING_SECRET ?? '');
  const hash = createHmac('sha256', secret).update(`v0:${timestamp}:`).update(body).digest('hex');
  return { 'x-slack-request-timestamp': timestamp, 'x-slack-signature': `v0=${hash}` };
}

/** Fewer connections than the bot takes from one address. */
const SLACK = new Agent({ connections: 40 });
/** Addresses of this machine: of one client the bot takes few unsigned bodies. */
const STRANGERS = Array.from({ length: 20 }, (_, index) => new Agent({ localAddress: `127.0.1.${index + 1}` }));

function nextStranger(): Agent {
  const stranger = STRANGERS.shift() ?? new Agent();
  STRANGERS.push(stranger);
  return stranger;
}

/** A few at a time, in order; what a call rejects with is told with the input. */
export async function inBatches<Item>(items: readonly Item[], size: number, run: (item: Item) => Promise<void>): Promise<void> {
  for (let start = 0; start < items.length; start += size) {
    await Promise.all(items.slice(start, start + size).map((item) => named(item, run)));
  }
}

async function named<Item>(item: Item, run: (item: Item) => Promise<void>): Promise<void> {
  try {
    await run(item);
  } catch (cause) {
    throw new Error(`With ${JSON.stringify(item)?.slice(0, 2_000)}`, { cause });
  }
}
