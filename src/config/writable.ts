import { accessSync, constants, existsSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

/** Throws when a file cannot be written, or cannot be made with its folders. Writes nothing. */
export function checkWritable(file: string): void {
  const reason = obstacle(file);
  if (reason !== undefined)
    throw new Error(`${file} cannot be written (${reason}): name another file, or let the user of the bot write there`);
}

function obstacle(file: string): string | undefined {
  if (existsSync(file)) return statSync(file).isDirectory() ? 'it is a folder' : accessProblem(file, constants.W_OK);
  return accessProblem(`${existingFolder(dirname(file))}/`, constants.W_OK | constants.X_OK);
}

/** The system's word for why a path cannot be used. */
function accessProblem(path: string, mode: number): string | undefined {
  try {
    accessSync(path, mode);
    return undefined;
  } catch (error) {
    return error instanceof Error && 'code' in error ? String(error.code) : 'unknown reason';
  }
}

function existingFolder(folder: string): string {
  return existsSync(folder) ? folder : existingFolder(dirname(folder));
}
