import { expect, it } from 'vitest';
import { suggestPrefix } from '../../../src/core/parse/suggest-prefix.ts';

it.each([
  ['linksfeild:4567', 'linksfield:4567'],
  ['Linksfild:CU-1', 'linksfield:CU-1'],
  ['clnk:order_1', 'clink:order_1'],
  ['linkbst:61/T1', 'linkbest:61/T1'],
  ['linksfield:4567', undefined],
  ['shop:4567', undefined],
  ['linksfeild:', undefined],
  ['4567', undefined],
])('%s means %s', (value, meant) => {
  expect(suggestPrefix(value, ['linksfield', 'tuya', 'linkbest', 'clink'])?.meant).toBe(meant);
});
