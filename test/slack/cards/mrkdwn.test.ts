import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shorten } from '../../../src/slack/cards/limits.ts';
import { code, httpsUrl, instantText, linkText, oneLine, prose } from '../../../src/slack/cards/mrkdwn.ts';
import { vendorText } from '../../arbitrary/order.ts';

describe('prose', () => {
  it.each([
    ['<!channel> & <@U1>', '&lt;!channel&gt; &amp; &lt;@\u200BU1&gt;'],
    ['*bold* ~struck~ `code`', '∗bold∗ ∼struck∼ ˋcodeˋ'],
    ['_slanted_ snake_case', 'ˍslantedˍ snake_case'],
    ['@here #general', '@\u200Bhere #\u200Bgeneral'],
    ['https://evil.example', 'https:\u200B//evil.\u200Bexample'],
    ['me@shop.example', 'me@\u200Bshop.\u200Bexample'],
    ['9.99 at 10:20', '9.99 at 10:20'],
    [':tada:', '∶tada:'],
    ['>>> quote', '› quote'],
    ['two\nlines\ttabbed', 'two lines tabbed'],
    ['\u202Ereversed\u202C', 'reversed'],
    ['half \uD83D a character', 'half \uFFFD a character'],
    ['👩‍👩‍👧‍👦 \u200D', '👩‍👩‍👧‍👦'],
  ])('prose: %j becomes %j', (text, fragment) => {
    const written = prose(text);

    expect(written).toBe(fragment);
  });

  it('prose: is shortened before it is escaped, never within an entity', () => {
    const written = prose('&'.repeat(500), 28);

    expect(written).toBe(`${'&amp;'.repeat(5)}…`);
  });

  it('prose: keeps to its length, whole, whatever the text', () => {
    fc.assert(
      fc.property(vendorText, fc.integer({ min: 10, max: 300 }), (text, most) => {
        const written = [prose(text, most), code(text, most)];

        for (const fragment of written) {
          expect(fragment.length).toBeLessThanOrEqual(most + 2);
          expect(fragment.isWellFormed()).toBe(true);
          expect(fragment.replace(/&(amp|lt|gt);/g, '')).not.toMatch(/[<>&]/);
        }
      }),
    );
  });
});

describe('code', () => {
  it('code span: keeps an id as it is, escaped', () => {
    const fragments = ['CU-7ZOI', 'a_b*c~d:x:', '<1>&', 'a`b', ' '].map((id) => code(id));

    expect(fragments).toEqual(['`CU-7ZOI`', '`a_b*c~d:x:`', '`&lt;1&gt;&amp;`', '`aˋb`', '—']);
  });
});

describe('links', () => {
  it('links: go only to plain https', () => {
    const addresses = ['https://a.example/x|y', 'http://a.example', 'javascript:alert(1)', 'https://me:pw@a.example', 'nothing'];

    expect(addresses.map(httpsUrl)).toEqual(['https://a.example/x|y', undefined, undefined, undefined, undefined]);
    expect(linkText('https://a.example/x|y?b&c', 'here')).toBe('<https://a.example/x%7Cy?b&amp;c|here>');
    expect(linkText('http://a.example', 'here')).toBe('here');
  });
});

describe('instants', () => {
  it('instants: are dates of the reader, and nothing where Slack knows no date', () => {
    const texts = [1683178613876, 0, -1, Number.NaN, Number.POSITIVE_INFINITY, 253_402_300_800_000].map(instantText);

    expect(texts).toEqual([
      '<!date^1683178613^{date_short_pretty} {time}|2023-05-04 05:36 UTC>',
      '<!date^0^{date_short_pretty} {time}|1970-01-01 00:00 UTC>',
      '—',
      '—',
      '—',
      '—',
    ]);
  });
});

describe('shortening', () => {
  it.each([
    ['short', 5, 'short'],
    ['longer', 5, 'long…'],
    ['two words', 5, 'two…'],
    ['👍🏽👍🏽👍🏽', 6, '👍🏽…'],
    ['e\u0301e\u0301e\u0301', 4, 'e\u0301…'],
    [`a${'\u0301'.repeat(100)}`, 4, 'a\u0301\u0301…'],
    ['😀😀', 2, '…'],
  ])('shortening: %j to %d is %j', (text, most, kept) => {
    const short = shorten(text, most);

    expect(short).toBe(kept);
  });

  it('shortening: leaves a line of ordinary words alone', () => {
    const line = oneLine('eSIM 1 GB, 30 days');

    expect(line).toBe('eSIM 1 GB, 30 days');
  });
});
