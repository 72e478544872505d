import { describe, expect, it } from 'vitest';
import { homeView } from '../../../../src/slack/cards/views/home.ts';
import { words } from '../../../../src/slack/words/words.ts';
import { mrkdwnOf } from '../../../support/validate.ts';

const CONTEXT = { words: words('en'), language: 'en', now: 0, openLink: () => undefined, known: [], prefixes: [] } as const;
const EMPTY = { followed: [], entries: [], places: [], contact: undefined };

describe('the App Home', () => {
  it.each([
    ['closed', 'Acme ✓'],
    ['open', 'Acme keeps failing'],
    ['half_open', 'Acme kept failing'],
  ] as const)('App Home: says in words what a breaker that is %s means', (state, sentence) => {
    const view = homeView({ ...EMPTY, places: [{ label: 'Acme', state }] }, CONTEXT);

    expect(mrkdwnOf(view).join('\n')).toContain(sentence);
  });

  it.each([
    ['C0SUPPORT', '<#C0SUPPORT>'],
    ['https://help.example.com/orders', '<https://help.example.com/orders|'],
    ['Ask <!channel> & *Lin*', '&lt;!channel&gt; &amp; ∗Lin∗'],
    [undefined, 'Ask your admin'],
  ])('App Home: names %s as the place to ask', (contact, shown) => {
    const view = homeView({ ...EMPTY, contact }, CONTEXT);

    expect(mrkdwnOf(view).at(-1)).toContain(shown);
  });

  it.each(['en', 'zh'] as const)('App Home: says in %s how to look up a list and how to follow an order', (language) => {
    const view = homeView(EMPTY, { ...CONTEXT, language, words: words(language) });

    const shown = mrkdwnOf(view).join('\n');
    expect(shown).toContain('`/order bulk`');
    expect(shown).toContain('`/order follow`');
  });

  it('App Home: names the first three of many numbers, and how many more there were', () => {
    const ids = ['1', '2', '3', '4', '5'].map((value) => ({ kind: 'reference', value, raw: value }) as const);
    const entry = { at: 1_700_000_000_000, surface: 'command', ids, outcome: 'needs', question: 'q' } as const;

    const view = homeView({ ...EMPTY, entries: [entry] }, CONTEXT);

    expect(mrkdwnOf(view).join('\n')).toContain('`1`, `2`, `3`, and 2 more');
  });
});
