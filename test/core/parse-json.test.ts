import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { parseJson } from '../../src/core/parse-json.ts';

const SCHEMA = z.object({ ts: z.string() });

describe('parseJson', () => {
  it('returns what fits the schema', () => {
    expect(parseJson(SCHEMA, '{"ts":"1.2"}')).toEqual({ ts: '1.2' });
  });

  it.each(['', '{"ts":', 'null', '{"ts":1}', '[]'])('returns undefined for %j', (text) => {
    expect(parseJson(SCHEMA, text)).toBeUndefined();
  });
});
