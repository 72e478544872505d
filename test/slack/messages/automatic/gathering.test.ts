import { expect, it } from 'vitest';
import { type Burst, createReplyBursts } from '../../../../src/slack/messages/automatic/digests/bursts.ts';
import { createMemoryStore } from '../../../../src/state/memory.ts';

const CHANNEL = { team: 'T1', channel: 'C1' };
const entry = (message: string) => ({ key: message, message });

it('digest: is published again with what came while it was posted', async () => {
  const bursts = createReplyBursts(createMemoryStore(), 1);
  const counts: number[] = [];
  await bursts.push(CHANNEL, [entry('1.1')]);

  await bursts.gather(CHANNEL, async ({ messages }) => {
    counts.push(messages);
    if (messages > 1) return;
    await bursts.push(CHANNEL, [entry('1.2')]);
    await bursts.gather(CHANNEL, async () => expect.fail('another caller publishes'));
  });

  expect(counts).toEqual([1, 2]);
});

it('digest: says that there were more messages than it can count', async () => {
  const bursts = createReplyBursts(createMemoryStore(), 1);
  const published: Pick<Burst, 'messages' | 'isCut'>[] = [];
  const push = async (first: number, last: number) => {
    const messages = Array.from({ length: last - first + 1 }, (_, index) => entry(`1.${first + index}`));
    await bursts.push(CHANNEL, messages);
    await bursts.gather(CHANNEL, async ({ messages, isCut }) => void published.push({ messages, isCut }));
  };

  await push(1, 4_999);
  await push(5_000, 5_001);

  expect(published).toEqual([
    { messages: 4_999, isCut: false },
    { messages: 5_000, isCut: true },
  ]);
});

it('digest: is not published again after it was dismissed while it was posted', async () => {
  const store = createMemoryStore();
  const bursts = createReplyBursts(store, 1);
  const counts: number[] = [];
  await bursts.push(CHANNEL, [entry('1.1')]);

  await bursts.gather(CHANNEL, async ({ messages }) => {
    counts.push(messages);
    for (const key of bursts.keysOf(CHANNEL)) await store.forget(key);
  });

  expect(counts).toEqual([1]);
});
