import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { SCENARIOS } from '../../sandbox/scenarios/scenarios.ts';

const ROOT = new URL('../../', import.meta.url);

it('pictures: every scenario has one in docs/screenshots, and none is left of a scenario that is gone', () => {
  const kept = readdirSync(new URL('docs/screenshots/', ROOT)).sort();

  expect(kept).toEqual([...SCENARIOS.map(({ id }) => `scenario-${id}.png`), 'phone-thread.png', 'home.png'].sort());
});

it('pictures: those that README shows exist', () => {
  const readme = readFileSync(new URL('README.md', ROOT), 'utf8');
  const shown = [...readme.matchAll(/docs\/screenshots\/[\w-]+\.png/g)].map(([path]) => path);

  expect(shown).not.toEqual([]);
  expect(shown.filter((path) => !existsSync(new URL(path, ROOT)))).toEqual([]);
});
