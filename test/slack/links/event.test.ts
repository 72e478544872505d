import { expect, it } from 'vitest';
import type { LinkPattern } from '../../../src/core/identifier/link-pattern.ts';
import { orderLinks } from '../../../src/slack/links/event.ts';
import { findIdentifiers } from '../../support/identifiers.ts';

const SHOP: LinkPattern = { domain: 'shop.example', numberIn: (url) => /\/orders\/(\d+)/.exec(url)?.[1] };

it.each([
  ['https://shop.example/orders/4567', ['4567']],
  ['http://shop.example/orders/4567', ['4567']],
  ['javascript://shop.example/orders/4567', []],
  ['data://shop.example/orders/4567', []],
  ['slack://shop.example/orders/4567', []],
])('order links: %s is a link to the shop only where it opens as a page', (url, values) => {
  const links = orderLinks([url], [SHOP], (text) => findIdentifiers(text, { asked: true }));

  expect(links.map(({ identifier }) => identifier.value)).toEqual(values);
});
