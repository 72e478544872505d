import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { readResults, tableOf } from '../bench/results.ts';

it('bench: the page about speed shows the figures of the last run', () => {
  expect(readFileSync('bench/README.md', 'utf8')).toContain(tableOf(readResults()));
});

it('bench: the README names the page and quotes its figures', () => {
  const readme = readFileSync('README.md', 'utf8');
  const quoted = [...readme.matchAll(/(\d+(?:\.\d+)?)<!-- bench: (.+?) -->/g)];
  const figures = new Map(readResults().rows.map(({ what, ratio }) => [what, String(ratio)]));

  expect(quoted.length).toBeGreaterThan(0);
  expect(quoted.map(([, figure]) => figure)).toEqual(quoted.map(([, , what = '']) => figures.get(what)));
});
