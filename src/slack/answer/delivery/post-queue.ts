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
  const channels = new LRUCache<string, PQueue>(atMostEntries(MAX_CHANNELS));
  const automatic = new PQueue({ concurrency: MAX_AUTOMATIC_AT_ONCE });

  function queueOf(channel: string): PQueue {
    const queue = channels.get(channel) ?? new PQueue({ intervalCap: 1, interval: pace });
    channels.set(channel, queue);
    return queue;
  }

  async function inTurn<Result>(channel: string, priority: number, run: () => Promise<Result>): Promise<Result> {
    const queue = queueOf(channel);
    try {
      return await queue.add(run, { priority });
    } catch (error) {
      hold(queue, readSlackError(error).retryAfter ?? 0);
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

/** Starts nothing for `wait` milliseconds. */
function hold(queue: PQueue, wait: number): void {
  if (wait === 0 || queue.isPaused) return;
  queue.pause();
  setTimeout(() => void queue.start(), wait).unref();
}
