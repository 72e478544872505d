import { describe, expect, it } from 'vitest';
import { LANGUAGES, type Language } from '../../../src/core/language.ts';
import { links } from '../../../src/providers/links.ts';
import { words } from '../../../src/slack/words/words.ts';

/** The bot's own words and those of every provider. */
function allWords(language: Language): object {
  return {
    ...words(language),
    needWords: links.known.map(({ needs }) => Object.values(needs).map((need) => need[language])),
    caveatText: links.known.map(({ caveats }) => Object.values(caveats).map((caveat) => caveat[language])),
    hintText: links.known.map(({ hints }) => Object.values(hints).map((hint) => hint[language])),
  };
}

type Entry = readonly [path: string, value: unknown];

function entriesOf(value: object, path = ''): Entry[] {
  return Object.entries(value).flatMap(([key, inner]) =>
    typeof inner === 'object' && inner !== null ? entriesOf(inner, `${path}${key}.`) : [[`${path}${key}`, inner] as const],
  );
}

/** Calls a sentence with arguments that fit by their look. */
function said(path: string, value: unknown): string {
  if (typeof value !== 'function') return String(value);
  if (/^(list|sentences|follow)/.test(path)) return value(['A1', 'B2', 'C3'], 7);
  if (path === 'age') return value(123_456_789);
  const isCounting = /andMore|leftOut$|partOfList|unreadable$/.test(path);
  return value(...(isCounting ? [7, 9] : ['A1', 'B2', 'C3']));
}

describe.each(LANGUAGES)('the words in %s', (language) => {
  const entries = entriesOf(allWords(language));

  it('words: every language has the keys of all others', () => {
    const keys = entries.map(([path]) => path).toSorted();

    for (const other of LANGUAGES)
      expect(
        entriesOf(allWords(other))
          .map(([path]) => path)
          .toSorted(),
      ).toEqual(keys);
  });

  it('words: none is empty or holds anything that Slack would parse', () => {
    for (const [path, value] of entries) {
      const text = said(path, value);

      expect.soft(text, path).toMatch(/\S/);
      expect.soft(text, path).not.toMatch(/[<>&*~]|undefined|\[object/);
    }
  });

  it('words: sentences repeat their arguments', () => {
    for (const [path, value] of entries) {
      // An age is given in other units, and a question for one column or for several says no number.
      if (typeof value !== 'function' || path === 'age' || path === 'bulk.choose') continue;
      const given = /andMore|leftOut$|partOfList|unreadable$/.test(path) ? ['7', '9'] : ['A1', 'B2', 'C3'];

      const text = said(path, value);

      const least = /^(list|sentences|follow)/.test(path) ? given.length : Math.min(value.length, given.length);
      for (const word of given.slice(0, least)) expect.soft(text, path).toContain(word);
    }
  });

  it('words: fit the places that Slack keeps short', () => {
    const { buttons, views } = words(language);

    expect(
      Math.max(...[views.details, views.name, views.needed, views.submit, views.cancel, views.close].map((text) => text.length)),
    ).toBeLessThanOrEqual(24);
    expect(Math.max(buttons.showConfirm.length, buttons.showDeny.length)).toBeLessThanOrEqual(30);
    expect(buttons.showTitle.length).toBeLessThanOrEqual(100);
    expect(buttons.showText.length).toBeLessThanOrEqual(300);
  });
});

describe('ages', () => {
  it.each([
    [-5_000, 'just now', '刚刚'],
    [9_999, 'just now', '刚刚'],
    [10_000, '10 seconds ago', '10秒钟前'],
    [59_999, '59 seconds ago', '59秒钟前'],
    [60_000, '1 minute ago', '1分钟前'],
    [3_600_000, '1 hour ago', '1小时前'],
    [47 * 3_600_000, '47 hours ago', '47小时前'],
    [48 * 3_600_000, '2 days ago', '2天前'],
    [Number.NaN, 'just now', '刚刚'],
  ])('ages: %d ms is %s in English and %s in Chinese', (age, english, chinese) => {
    const texts = [words('en').age(age), words('zh').age(age)];

    expect(texts).toEqual([english, chinese]);
  });
});

describe('counting', () => {
  it('counting: one is singular, several are plural', () => {
    const { order, report } = words('en');

    expect(order.andMoreOrders(1)).toBe('and 1 more order');
    expect(order.andMoreOrders(2)).toBe('and 2 more orders');
    expect(report.leftOut(10, 1)).toContain('1 more was left out');
  });
});

describe('lists', () => {
  it('lists: keep code spans apart from Chinese separators, or Slack would not format them', () => {
    expect(words('zh').list(['`A`', '`B`', '`C`'])).toBe('`A` 、 `B` 和 `C`');
    expect(words('zh').list(['甲', '`、`', '乙'])).toBe('甲、 `、` 和乙');
  });

  it('lists: end with what is left out', () => {
    expect(words('en').listWithMore(['A', 'B'], 2)).toBe('A, B, and 2 more');
    expect(words('zh').listWithMore(['A', 'B'], 2)).toBe('A、B 和另外 2 项');
  });
});
