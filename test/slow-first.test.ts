import { existsSync } from 'node:fs';
import { expect, it } from 'vitest';
import { SLOW } from './support/slow-first.ts';

it('slow files: every one that the run begins with exists', () => {
  expect(SLOW.filter((path) => !existsSync(path))).toEqual([]);
});
