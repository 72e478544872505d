import { describe, expect, it } from 'vitest';
import { createDismissibleReplies } from '../../../../src/slack/messages/automatic/dismissible.ts';
import { createRepeats } from '../../../../src/slack/messages/automatic/repeats.ts';
import { createMemoryStore } from '../../../../src/state/memory.ts';

const MINUTE_MS = 60_000;

describe.each(['{"ts":', '{"ts":1}', 'null'])('a value that nobody can read, %j', (broken) => {
  it('repeats: counts as not said yet', async () => {
    const store = createMemoryStore();
    await store.set('key', broken, MINUTE_MS);

    const found = await createRepeats(store, MINUTE_MS).find('key');

    expect(found).toBeUndefined();
  });

  it('dismissible replies: counts as no automatic reply', async () => {
    const written: string[] = [];
    const store = createMemoryStore();
    const dismissible = createDismissibleReplies({ ...store, set: async (key) => void written.push(key) });
    const reply = { team: 'T1', channel: 'C1', ts: '1.2' };
    await dismissible.remember(reply, { author: 'U1', keys: [], message: undefined });
    for (const key of written) await store.set(key, broken, MINUTE_MS);

    const found = await dismissible.find(reply);

    expect(written).toHaveLength(1);
    expect(found).toBeUndefined();
  });
});
