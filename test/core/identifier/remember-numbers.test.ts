import { expect, it, vi } from 'vitest';
import type { Identifier } from '../../../src/core/identifier/identifier.ts';
import { rememberingNumbers } from '../../../src/core/identifier/remember-numbers.ts';

const NUMBER: Identifier = { kind: 'order', value: '4567', raw: '4567' };
const BUYER: Identifier = { ...NUMBER, namesPerson: true };

function readerOf(identifiers: readonly Identifier[]) {
  const read = vi.fn(() => identifiers);
  return { read, remembering: rememberingNumbers(read) };
}

it('remember numbers: a number alone that several people ask for is read once', () => {
  const { read, remembering } = readerOf([NUMBER]);

  expect([remembering('tuya:4567', { asked: true }), remembering('tuya:4567', { asked: true })]).toEqual([[NUMBER], [NUMBER]]);
  expect(read).toHaveBeenCalledTimes(1);
});

it.each([
  ['a sentence', 'order 4567 please', true, [NUMBER]],
  ['a text that nobody wrote to ask', '4567', false, [NUMBER]],
  ['the id of a person', 'az1234567890', true, [BUYER]],
  ['a word that names nothing', 'hunter2', true, []],
])('remember numbers: %s is read each time and not kept', (_, text, asked, identifiers) => {
  const { read, remembering } = readerOf(identifiers);

  remembering(text, { asked });
  remembering(text, { asked });

  expect(read).toHaveBeenCalledTimes(2);
});
