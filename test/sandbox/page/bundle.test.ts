import { expect, it } from 'vitest';
import { createPage, type Page } from '../../../sandbox/page-server/bundle.ts';

it('page: is built once, however often it is asked for, and again only after a build that failed', async () => {
  const built: Page = new Map();
  const results = [Promise.reject(new Error('There is a mistake in it')), Promise.resolve(built)];
  let builds = 0;
  const page = createPage('production', async () => await (results[builds++] ?? Promise.reject(new Error('Built too often'))));

  await expect(page()).rejects.toThrow('There is a mistake in it');
  const pages = await Promise.all([page(), page()]);

  expect([builds, ...pages]).toEqual([2, built, built]);
});
