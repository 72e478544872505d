import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readProductNames } from '../../src/config/product-names.ts';

const folder = mkdtempSync(join(tmpdir(), 'order-scout-products-'));
afterAll(() => rmSync(folder, { recursive: true }));

function fileWith(text: string): string {
  const file = join(folder, 'products.json');
  writeFileSync(file, text);
  return file;
}

describe('PRODUCT_NAMES', () => {
  it.each([
    [
      'CLJF_001=China 5 GB 30 days, APAC=Asia',
      [
        ['CLJF_001', 'China 5 GB 30 days'],
        ['APAC', 'Asia'],
      ],
    ],
    [
      'A=1 GB = 30 days;;B=two\nC=three',
      [
        ['A', '1 GB = 30 days'],
        ['B', 'two'],
        ['C', 'three'],
      ],
    ],
    ['', []],
  ])('product names: %j is read', (text, names) => {
    expect([...readProductNames(text)]).toEqual(names);
  });

  it('product names: a JSON file may hold names with commas', () => {
    const names = readProductNames(fileWith('{"CLJF_001": "China, 5 GB"}'));

    expect([...names]).toEqual([['CLJF_001', 'China, 5 GB']]);
  });

  it.each([
    ['China 5 GB', /must be code=name/],
    ['/nowhere/products.json', /products.json cannot be read \(ENOENT\)/],
  ])('product names: %s is refused with the reason', (text, reason) => {
    expect(() => readProductNames(text)).toThrow(reason);
  });

  it.each(['[]', 'nothing', '{"A": 1}', '{"A": ""}'])('product names: a file with %s is refused', (text) => {
    expect(() => readProductNames(fileWith(text))).toThrow(/products.json /);
  });
});
