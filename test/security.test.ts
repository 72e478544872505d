import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const PAGE = readFileSync('SECURITY.md', 'utf8');
const NAMED = /`(test\/[\w./-]+\.test\.ts)`: ((?:"[^"]+"(?:, )?)+)/g;

const TESTS = [...PAGE.matchAll(NAMED)].flatMap(([, file = '', titles = '']) =>
  [...titles.matchAll(/"([^"]+)"/g)].map(([, title = '']) => ({ file, title })),
);

describe('SECURITY.md', () => {
  it.each(TESTS)('names a test that there is: $file "$title"', ({ file, title }) => {
    const source = existsSync(file) ? readFileSync(file, 'utf8') : '';

    expect(source.includes(`'${title}'`) || source.includes(`"${title}"`)).toBe(true);
  });

  it('names a test in each row of its tables', () => {
    const rows = PAGE.split('\n').filter((line) => line.startsWith('| ') && !line.endsWith('| shown by |'));

    expect(rows.length).toBeGreaterThan(20);
    expect(rows.filter((row) => row.match(NAMED) === null)).toEqual([]);
  });
});
