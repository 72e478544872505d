import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { makeFolder } from '../src/folder.ts';

let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'folder-'));
});

afterEach(() => rmSync(root, { recursive: true }));

it('folder: is made with those above it, each with the mode', () => {
  const inner = join(root, 'a', 'b');

  makeFolder(inner, 0o700);
  makeFolder(inner, 0o700);

  expect([join(root, 'a'), inner].map((one) => statSync(one).mode & 0o777)).toEqual([0o700, 0o700]);
});

it('folder: below a file it is refused', () => {
  const file = join(root, 'file');
  writeFileSync(file, '');

  expect(() => makeFolder(join(file, 'a', 'b'))).toThrow(/ENOTDIR/);
});

it.runIf(existsSync('/proc/self'))('folder: below a file system that takes no folders it is refused', () => {
  expect(() => makeFolder('/proc/nope/a/b')).toThrow(/ENOENT/);
});
