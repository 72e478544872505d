import { readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { describe, expect, it } from 'vitest';
import { VENDOR_IDS } from '../../../sandbox/vendors/index.ts';
import { providers } from '../../../src/providers/index.ts';

describe('the stand-ins for the vendors', () => {
  it('stand-ins: there is one for each provider', () => {
    expect(VENDOR_IDS.toSorted()).toEqual(providers.map(({ id }) => id).toSorted());
  });

  it('stand-ins: each has a folder of its own, and no other file names a list of them', () => {
    const files = readdirSync('sandbox', { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
      .map((entry) => `${entry.parentPath}/${entry.name}`);
    const folders = readdirSync('sandbox/vendors', { withFileTypes: true }).filter((entry) => entry.isDirectory());
    const naming = files.filter((file) => {
      const source = readFileSync(file, 'utf8');
      return VENDOR_IDS.every((id) => new RegExp(`['"]?\\b${id}\\b['"]?`).test(source));
    });

    expect(folders.map(({ name }) => basename(name)).toSorted()).toEqual(VENDOR_IDS.toSorted());
    expect(naming).toEqual(['sandbox/vendors/index.ts']);
  });
});
