import { expect, it } from 'vitest';
import { createLineWriter } from '../src/line-writer.ts';

function writer(options: { maxPending?: number } = {}) {
  const written: string[] = [];
  const disk = { isFull: false };
  const states: boolean[] = [];
  const lines = createLineWriter({
    write: async (text) => {
      if (disk.isFull) throw new Error('No space left');
      written.push(text);
    },
    onState: ({ isWorking }) => void states.push(isWorking),
    ...options,
  });
  return { lines, written, disk, states };
}

it('line writer: writes lines in order, those of one moment together', async () => {
  const { lines, written } = writer();

  const results = await Promise.all([lines.append('a\n'), lines.append('b\n')]);
  await lines.append('c\n');

  expect([results, written]).toEqual([
    [true, true],
    ['a\nb\n', 'c\n'],
  ]);
});

it('line writer: drops and counts what cannot be written, and goes on afterwards', async () => {
  const { lines, written, disk, states } = writer();

  disk.isFull = true;
  const failed = await Promise.all([lines.append('a\n'), lines.append('b\n')]);
  disk.isFull = false;
  const isWritten = await lines.append('c\n');

  expect([failed, isWritten, written]).toEqual([[false, false], true, ['c\n']]);
  expect([lines.dropped(), states]).toEqual([2, [false, true]]);
});

it('line writer: holds a bounded amount of text', async () => {
  const { lines, written } = writer({ maxPending: 10 });

  const results = await Promise.all(['12345678\n', '12345678\n'].map((line) => lines.append(line)));

  expect([results, written, lines.dropped()]).toEqual([[true, false], ['12345678\n'], 1]);
});
