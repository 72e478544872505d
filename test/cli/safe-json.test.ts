import { expect, it } from 'vitest';
import { safeJson } from '../../src/cli/safe-json.ts';

it('lookup: --json escapes control, direction and separator characters of vendors', () => {
  const hostile = { title: 'a\u009b31m\u0090\u007f\u202eb\u2028c\u001b[2J\nd', tag: '\u{e0041}' };

  const text = safeJson(hostile);

  expect(text).not.toMatch(/[^\n\P{Cc}]|[\p{Cf}\p{Zl}\p{Zp}]/u);
  expect(JSON.parse(text)).toEqual(hostile);
});
