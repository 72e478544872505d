import { expect, it } from 'vitest';
import { boundedText, MAX_CHARACTERS } from '../../../src/slack/intake/bounded-text.ts';

const NUMBER = '89852202209089971478';

it('bounded text: a text as long as Slack lets a message be is whole', () => {
  const text = NUMBER.repeat(MAX_CHARACTERS / NUMBER.length);

  expect(boundedText(text)).toBe(text);
});

it.each([
  ['a space', ' '],
  ['a line', '\n'],
  ['a comma', ','],
  ['a Chinese comma', '，'],
])('bounded text: a longer one ends with the last whole number before %s', (_, separator) => {
  const entry = NUMBER + separator;

  const typed = boundedText(entry.repeat(40_000));

  expect(typed.length).toBeLessThanOrEqual(MAX_CHARACTERS);
  expect(typed.length).toBeGreaterThan(MAX_CHARACTERS - entry.length);
  expect(typed.endsWith(NUMBER)).toBe(true);
});

it('bounded text: a number that is longer than a message is no number', () => {
  expect(boundedText('8'.repeat(800_000))).toBe('');
});
