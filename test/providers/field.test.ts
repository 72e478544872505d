import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { amount, listOf, rowsOf, text, time, word, wordList } from '../../src/providers/field.ts';

describe('fields: lists', () => {
  const items = listOf(z.object({ name: z.string() }));

  it.each([
    ['a list', [{ name: 'a' }, { name: 'b' }], ['a', 'b']],
    ['an only entry without its list', { name: 'a' }, ['a']],
    ['an object of numbered entries', { 0: { name: 'a' }, 2: { name: 'b' } }, ['a', 'b']],
    ['an empty object', {}, []],
    ['a text', 'a', []],
    ['nothing', null, []],
  ])('%s', (_, written, names) => {
    expect(items.parse(written).map(({ name }) => name)).toEqual(names);
  });
});

describe('fields: several words', () => {
  it.each([
    ['won', ['won']],
    [
      ['won', 'needs_response'],
      ['won', 'needs_response'],
    ],
    ['won, needs_response', ['won', 'needs_response']],
    [{ status: 'open' }, ['open']],
    [[{ status: 'won' }, { status: 'null' }], ['won']],
    [true, ['true']],
    [null, []],
    [{}, []],
  ])('%j', (...[written, read]) => {
    expect(wordList.parse(written)).toEqual(read);
  });
});

describe('fields: times that a library has written', () => {
  const INSTANT = { kind: 'instant', at: 1756350869591 };

  it.each([
    ['Jackson, a date and time', [2025, 8, 28, 11, 14], { kind: 'raw', text: '2025-08-28 11:14:00' }],
    ['Jackson, a date', [2025, 8, 28], { kind: 'date', date: '2025-08-28' }],
    ['.NET', '/Date(1756350869591)/', INSTANT],
    ['.NET with a zone', '/Date(1756350869591+0800)/', INSTANT],
    ['MongoDB', { $date: '2025-08-28T03:14:29.591Z' }, INSTANT],
    ['Protocol Buffers', { seconds: 1756350869, nanos: 0 }, { kind: 'instant', at: 1756350869000 }],
    ['an exponent', '1.756350869591E12', INSTANT],
    ['another list', [1, 2], undefined],
    ['another object', { at: 1 }, undefined],
  ])('%s', (...[, written, read]) => {
    expect(time.parse(written)).toEqual(read);
  });
});

describe('fields: booleans', () => {
  it.each([true, false])('%j is a word, and neither a text nor an amount nor a time', (written) => {
    const read = [word, text, amount, time].map((reader) => reader.parse(written));

    expect(read).toEqual([String(written), undefined, undefined, undefined]);
  });
});

describe('fields: words for nothing', () => {
  it.each(['', ' ', 'null', 'NULL', 'undefined', 'N/A', 'NaN', 'nil', '-', '--', '—', '\\N', null, undefined, {}, []])(
    '%j is absent',
    (written) => {
      const read = [text, word, amount, time].map((reader) => reader.parse(written));

      expect(read).toEqual([undefined, undefined, undefined, undefined]);
    },
  );

  it.each(['none', 'None', '-1', '无', '暂无'])('%j is absent, except where a vocabulary may list it', (written) => {
    expect([text.parse(written), word.parse(written), time.parse(written)]).toEqual([undefined, written, undefined]);
  });

  it.each(['Nullarbor', 'NA', 'none-such', 'A-1', '0'])('%s is something', (written) => {
    expect(text.parse(written)).toBe(written);
  });
});

describe('fields: amounts', () => {
  it.each([
    ['1,234.50', '1234.50'],
    ['12.5.6', '12.5.6'],
    [' US$ 5 ', 'US$ 5'],
    ['-1', '-1'],
    ['x'.repeat(50), 'x'.repeat(40)],
  ])('%j is %j', (written, expected) => {
    expect(amount.parse(written)).toBe(expected);
  });
});

describe('fields: rows of a list', () => {
  const rows = rowsOf(z.object({ id: z.string() }));

  it('one row that cannot be read costs no other', () => {
    expect(rows.parse([{ id: 'A' }, 'oops', null, { id: 7 }, { id: 'B' }])).toEqual({
      rows: [{ id: 'A' }, { id: 'B' }],
      unreadable: 2,
    });
  });

  it.each([null, undefined, [], [null]])('%j holds none', (list) => {
    expect(rows.parse(list)).toEqual({ rows: [], unreadable: 0 });
  });

  it.each([[['oops']], [{}], ['oops']])('%j is no list of orders', (list) => {
    expect(rows.safeParse(list).success).toBe(false);
  });
});
