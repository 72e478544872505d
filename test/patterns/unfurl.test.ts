import { describe, expect, it } from 'vitest';
import { readUnfurlDomains } from '../../src/patterns.ts';

describe('UNFURL_DOMAINS', () => {
  it.each([
    ['commas', 'shop.example=/orders/(\\d{4,6}),desk.example=[?&]order=([^&#]+)'],
    ['lines', 'shop.example=/orders/(\\d{4,6})\n desk.example=[?&]order=([^&#]+)'],
    ['two semicolons', 'shop.example=/orders/(\\d{4,6});;desk.example=[?&]order=([^&#]+);;'],
  ])('several stand between %s, whatever their expressions hold', (_, text) => {
    const patterns = readUnfurlDomains(text);

    expect(patterns.map(({ domain }) => domain)).toEqual(['shop.example', 'desk.example']);
    expect(patterns[0]?.numberIn('https://shop.example/orders/4567')).toBe('4567');
    expect(patterns[1]?.numberIn('https://desk.example/find?x=1&order=CU%2D1#top')).toBe('CU-1');
  });

  it('finds no number where there is none, and keeps what is no percent-encoding as it is', () => {
    const [pattern] = readUnfurlDomains('Shop.Example=/orders/([^/]*)');

    expect(pattern?.domain).toBe('shop.example');
    expect(pattern?.numberIn('https://shop.example/about')).toBeUndefined();
    expect(pattern?.numberIn('https://shop.example/orders/')).toBeUndefined();
    expect(pattern?.numberIn('https://shop.example/orders/%zz')).toBe('%zz');
  });

  it.each([
    ['shop.example', 'shop.example must be domain=expression'],
    ['https://shop.example=(x)', 'https://shop.example=(x) must be domain=expression'],
    ['shop=(x)', 'shop=(x) must be domain=expression'],
    ['shop.example=orders', 'must have one group'],
    ['shop.example=(a)(b)', 'must have one group'],
    ['shop.example=(a', 'does not compile'],
    [[1, 2, 3, 4, 5, 6].map((n) => `shop${n}.example=(x)`).join(), 'more than 5 domains'],
  ])('refuses %s', (text, problem) => {
    expect(() => readUnfurlDomains(text)).toThrow(problem);
  });

  it('nothing set is nothing unfurled', () => {
    expect(readUnfurlDomains('')).toEqual([]);
  });
});
