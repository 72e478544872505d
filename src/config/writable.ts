import { accessSync, constants, existsSync, mkdtempSync, rmdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Throws when a file cannot be written, or cannot be made with its folders. Leaves nothing behind. */
export function checkWritable(file: string): void {
  const reason = obstacle(file);
  if (reason !== undefined)
    throw new Error(`${file} cannot be written (${reason}): name another place, or let the user of the bot write there`);
}

function obstacle(file: string): string | undefined {
  if (!existsSync(file)) return problemOf(() => tryFolder(existingFolder(dirname(file))));
  return statSync(file).isDirectory() ? 'it is a folder' : problemOf(() => accessSync(file, constants.W_OK));
}

/** A trial: what the mode of a folder allows, its file system may refuse, such as /proc or one that is read-only. */
function tryFolder(folder: string): void {
  rmdirSync(mkdtempSync(join(folder, '.order-scout-')));
}

/** The system's word for why something is not possible. */
function problemOf(attempt: () => void): string | undefined {
  try {
    attempt();
    return undefined;
  } catch (error) {
    return error instanceof Error && 'code' in error ? String(error.code) : 'unknown reason';
  }
}

function existingFolder(folder: string): string {
  return existsSync(folder) ? folder : existingFolder(dirname(folder));
}
