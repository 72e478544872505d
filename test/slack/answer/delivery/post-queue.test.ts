import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { newPostMark } from '../../../../src/slack/answer/delivery/find-posted.ts';
import type { PostClient } from '../../../../src/slack/answer/delivery/post.ts';
import { createPostQueue } from '../../../../src/slack/answer/delivery/post-queue.ts';

const PACE_MS = 1_000;

/** Slack as far as posts go; it does what `reply` says. */
function slack(reply: (text: string) => Promise<void> = async () => {}): { client: PostClient; posted: string[] } {
  const posted: string[] = [];
  const client: PostClient = {
    chat: {
      postMessage: async ({ text }) => {
        posted.push(text);
        await reply(text);
        return {};
      },
      update: async ({ text }) => {
        posted.push(text);
        await reply(text);
        return {};
      },
    },
    conversations: { replies: async () => ({}), history: async () => ({}) },
  };
  return { client, posted };
}

function say(client: PostClient, text: string, channel = 'C1'): Promise<unknown> {
  const message = { channel, text, blocks: [], unfurl_links: false, unfurl_media: false, metadata: newPostMark() };
  return client.chat.postMessage(message);
}

describe('the queue of posts', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('post queue: one message a second in each channel', async () => {
    const { client, posted } = slack();
    const automatic = createPostQueue(PACE_MS).automatic(client);

    for (const text of ['1', '2', '3']) void say(automatic, text);
    void say(automatic, 'elsewhere', 'C2');
    await vi.advanceTimersByTimeAsync(PACE_MS - 1);
    const first = [...posted];
    await vi.advanceTimersByTimeAsync(2 * PACE_MS);

    expect(first).toEqual(['1', 'elsewhere']);
    expect(posted).toEqual(['1', 'elsewhere', '2', '3']);
  });

  it("post queue: people's answers overtake automatic ones", async () => {
    const { client, posted } = slack();
    const queue = createPostQueue(PACE_MS);

    for (const text of ['alert 1', 'alert 2', 'alert 3']) void say(queue.automatic(client), text);
    void say(queue.forPeople(client), 'question');
    await vi.advanceTimersByTimeAsync(4 * PACE_MS);

    expect(posted).toEqual(['alert 1', 'question', 'alert 2', 'alert 3']);
  });

  it('post queue: all callers wait after a 429, as long as Slack says, but not those of other channels', async () => {
    const limited = Object.assign(new Error('429'), { retryAfter: 30 });
    const { client, posted } = slack(async (text) => {
      if (text === 'limited') throw limited;
    });
    const queue = createPostQueue(PACE_MS);
    await expect(say(queue.automatic(client), 'limited')).rejects.toBe(limited);

    void say(queue.forPeople(client), 'question');
    void say(queue.forPeople(client), 'elsewhere', 'C2');
    await vi.advanceTimersByTimeAsync(29_999);
    const early = [...posted];
    await vi.advanceTimersByTimeAsync(1_000);

    expect(early).toEqual(['limited', 'elsewhere']);
    expect(posted).toEqual(['limited', 'elsewhere', 'question']);
  });

  it('post queue: the longest wait that Slack asks for counts, whichever call was told it', async () => {
    const waits = new Map([
      ['short', 5],
      ['long', 30],
      ['shortest', 1],
    ]);
    const told = new Map([...waits].map(([text, retryAfter]) => [text, Object.assign(new Error('429'), { retryAfter })]));
    const { client, posted } = slack(async (text) => {
      await new Promise((resolve) => setTimeout(resolve, 4 * PACE_MS));
      const error = told.get(text);
      if (error) throw error;
    });
    const queue = createPostQueue(PACE_MS);
    const limited = [...waits.keys()].map((text) => say(queue.automatic(client), text).catch(() => undefined));
    await vi.advanceTimersByTimeAsync(7 * PACE_MS);
    await Promise.all(limited);

    void say(queue.automatic(client), 'alert');
    await vi.advanceTimersByTimeAsync(27 * PACE_MS);
    const early = posted.includes('alert');
    await vi.advanceTimersByTimeAsync(3 * PACE_MS);

    expect(early).toBe(false);
    expect(posted).toEqual(['short', 'long', 'shortest', 'alert']);
  });

  it('post queue: at most eight automatic posts are under way, in whatever channels', async () => {
    const { client, posted } = slack(() => new Promise(() => {}));
    const queue = createPostQueue(PACE_MS);

    for (let index = 0; index < 20; index += 1) void say(queue.automatic(client), 'alert', `C${index}`);
    void say(queue.forPeople(client), 'question', 'C30');
    await vi.advanceTimersByTimeAsync(PACE_MS);

    expect(posted.filter((text) => text === 'alert')).toHaveLength(8);
    expect(posted).toContain('question');
  });

  it('post queue: nor are more than eight automatic updates, such as those of digests', async () => {
    const { client, posted } = slack(() => new Promise(() => {}));
    const queue = createPostQueue(PACE_MS);
    const update = (of: PostClient, text: string) => of.chat.update({ channel: 'C1', ts: '1.1', text, blocks: [] });

    for (let index = 0; index < 20; index += 1) void update(queue.automatic(client), 'digest');
    void update(queue.forPeople(client), 'answer');
    await vi.advanceTimersByTimeAsync(PACE_MS);

    expect(posted.filter((text) => text === 'digest')).toHaveLength(8);
    expect(posted).toContain('answer');
  });
});
