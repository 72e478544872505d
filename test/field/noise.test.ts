import { describe, expect, it } from 'vitest';
import { findIdentifiers } from '../support/identifiers.ts';
import { generatedLines, shippedLines } from './noise.ts';

describe('field: noise', () => {
  it.each([
    ['log and chat lines', generatedLines(), 30_000],
    ['texts that packages ship', shippedLines(), 80_000],
  ])(
    '%s name no ICCID',
    (_, lines, least) => {
      const found = lines.flatMap((line) => findIdentifiers(line).filter(({ kind }) => kind === 'iccid'));

      expect(lines.length).toBeGreaterThanOrEqual(least);
      expect(found.map(({ raw }) => raw)).toEqual([]);
    },
    60_000,
  );
});
