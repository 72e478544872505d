import { LRUCache } from 'lru-cache';
import PQueue from 'p-queue';
import { atMostEntries } from '../../../core/entries.ts';
import type { PostClient } from './post.ts';
import { readSlackError } from './slack-error.ts';

/** Where messages of the bot wait for their turn. */
export interface PostQueue {
  /** Posts that a person waits for: before all others of the channel. */
  forPeople(client: PostClient): PostClient;
  /** Posts and updates that nobody asked for: a few at once, so that those that hang leave connections for people. */
  automatic(client: PostClient): PostClient;
}

/** What waits for one channel. */
interface Place {
  readonly queue: PQueue;
  /** By the monotonic clock. */
  heldUntil: number;
  /** Starts the queue again. */
  timer?: NodeJS.Timeout;
}

/** Half of the connections of the pool for posts. */
const MAX_AUTOMATIC_AT_ONCE = 8;
const MAX_CHANNELS = 5_000;
const FIRST = 1;
const LAST = 0;

/**
 * A queue for each channel: Slack takes about one message a second there (docs.slack.dev/apis/web-api/rate-limits). After a
 * 429 all callers wait as long as Slack asks for.
 * @param pace milliseconds from one post to the next
 */
export function createPostQueue(pace: number): PostQueue {
  const channels = new LRUCache<string, Place>(atMostEntries(MAX_CHANNELS));
  const automatic = new PQueue({ concurrency: MAX_AUTOMATIC_AT_ONCE });

  function placeOf(channel: string): Place {
    const place = channels.get(channel) ?? { queue: new PQueue({ intervalCap: 1, interval: pace }), heldUntil: 0 };
    channels.set(channel, place);
    return place;
  }

  async function inTurn<Result>(channel: string, priority: number, run: () => Promise<Result>): Promise<Result> {
    const place = placeOf(channel);
    try {
      return await place.queue.add(run, { priority });
    } catch (error) {
      hold(place, readSlackError(error).retryAfter ?? 0);
      throw error;
    }
  }

  return {
    forPeople: ({ chat, conversations }) => ({
      chat: {
        postMessage: (call) => inTurn(call.channel, FIRST, () => chat.postMessage(call)),
        update: (call) => chat.update(call),
      },
      conversations,
    }),
    automatic: ({ chat, conversations }) => ({
      chat: {
        postMessage: (call) => inTurn(call.channel, LAST, () => automatic.add(() => chat.postMessage(call))),
        update: (call) => automatic.add(() => chat.update(call)),
      },
      conversations,
    }),
  };
}

/** Starts nothing for `wait` milliseconds. A shorter wait that another post is told meanwhile changes nothing. */
function hold(place: Place, wait: number): void {
  const until = performance.now() + wait;
  if (wait === 0 || until <= place.heldUntil) return;
  place.heldUntil = until;
  place.queue.pause();
  clearTimeout(place.timer);
  place.timer = setTimeout(() => void place.queue.start(), wait).unref();
}
