import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const ROOT = new URL('../../../', import.meta.url);

it('pictures: docs/screenshots holds those that README and docs link, and no others', () => {
  const pages = ['README.md', ...readdirSync(new URL('docs/', ROOT)).map((name) => `docs/${name}`)];
  const text = pages.filter((path) => path.endsWith('.md')).map((path) => readFileSync(new URL(path, ROOT), 'utf8'));

  const linked = new Set(text.join('\n').match(/(?<=screenshots\/)[\w-]+\.png/g));

  expect(linked).not.toEqual(new Set());
  expect(new Set(readdirSync(new URL('docs/screenshots/', ROOT)))).toEqual(linked);
});
