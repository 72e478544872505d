import { describe, expect, it } from 'vitest';
import type { Identifier } from '../../../../src/core/identifier/identifier.ts';
import { createWrittenMessages } from '../../../../src/slack/messages/automatic/still-written.ts';
import type { MessageEvent } from '../../../../src/slack/messages/message-event.ts';
import { createMemoryStore } from '../../../../src/state/memory.ts';

const A = iccid('89852202209090000051');
const B = iccid('89852202209090000010');

function iccid(value: string): Identifier {
  return { kind: 'iccid', value, raw: value };
}

function event(text: string, previous?: string): MessageEvent {
  const place = { team: 'T1', channel: 'C1', ts: '1.2', isDirect: false, isShared: false };
  const nobody = { thread: undefined, parentAuthor: undefined, person: undefined, author: { user: undefined, bot: 'B1' } };
  return { ...place, ...nobody, message: { text }, previous: previous === undefined ? undefined : { text: previous } };
}

/** Pauses end when the test says so. */
function useWritten() {
  let edits = 0;
  const pauses: (() => void)[] = [];
  const written = createWrittenMessages(createMemoryStore(), () => new Promise<void>((resolve) => pauses.push(resolve)));
  const quiet = async () => await new Promise((resolve) => setImmediate(resolve));
  const note = async (added: readonly Identifier[], current: readonly Identifier[], text: string) =>
    await written.note({ event: event(text, 'before'), added, current });
  return {
    note,
    async edit(added: readonly Identifier[], current: readonly Identifier[], text = `edit ${++edits}`) {
      const answer = written.completed(await note(added, current, text));
      await quiet();
      return { answer };
    },
    post: async (text: string, added: readonly Identifier[]) =>
      await written.completed(await written.note({ event: event(text), added, current: added })),
    /** No edit has come for a while, as often as somebody waits for that. */
    async passTime() {
      while (pauses.length > 0) {
        for (const end of pauses.splice(0)) end();
        await quiet();
      }
    },
  };
}

describe('a message that is written by edits', () => {
  it('a new one that looks complete is answered at once', async () => {
    expect(await useWritten().post(`SIM ${A.value}`, [A])).toEqual([A]);
  });

  it('a number is answered when words follow it in a later edit', async () => {
    const { edit, passTime } = useWritten();
    const first = await edit([A], [A]);
    const second = await edit([], [A]);

    await passTime();

    expect(await first.answer).toEqual([A]);
    expect(await second.answer).toEqual([]);
  });

  it('the last edit that adds a number answers for all', async () => {
    const { edit, passTime } = useWritten();
    const first = await edit([A], [A]);
    const second = await edit([B], [A, B]);
    await edit([], [A, B]);

    await passTime();

    expect(await first.answer).toEqual([]);
    expect(await second.answer).toEqual([A, B]);
  });

  it('a number that was taken back is answered by nobody', async () => {
    const { edit, passTime } = useWritten();
    const first = await edit([A], [A]);
    await edit([], []);

    await passTime();

    expect(await first.answer).toEqual([]);
  });

  it('what was answered once is not answered with a later number', async () => {
    const { edit, passTime } = useWritten();
    await edit([A], [A]);
    await passTime();
    const second = await edit([B], [A, B]);

    await passTime();

    expect(await second.answer).toEqual([B]);
  });

  it('an edit that Slack delivers twice is answered by the delivery that was claimed first', async () => {
    const { edit, note, passTime } = useWritten();
    const first = await edit([A], [A], 'SIM');
    await note([A], [A], 'SIM');

    await passTime();

    expect(await first.answer).toEqual([A]);
  });
});
