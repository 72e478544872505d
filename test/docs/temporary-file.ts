import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The path of a file in a folder that is removed at the end. */
export function temporaryFile(name: string, atEnd: (remove: () => void) => void): string {
  const folder = mkdtempSync(join(tmpdir(), 'docs-'));
  atEnd(() => rmSync(folder, { recursive: true }));
  return join(folder, name);
}
