import type { FileHandle } from 'node:fs/promises';
import { open, rename, stat } from 'node:fs/promises';

export interface TrailFileOptions {
  readonly file: string;
  /** Bytes before a new file is started, and how many full ones are kept. */
  readonly maxBytes: number;
  readonly kept: number;
  /** Called when the file was removed or replaced by somebody else. Must not throw. */
  onReplaced(): void;
}

/** The file of the trail, for its owner only. */
export interface TrailFile {
  /** Resolves once the text is on the disk, in the file that has the configured name. Rejects when it is not. */
  append(text: string): Promise<void>;
  close(): Promise<void>;
}

/** Full files that are kept. */
export const KEPT_FILES = 20;
const OWNER_ONLY = 0o600;
const OTHERS = 0o077;
const MAX_REOPENS = 2;

export function createTrailFile({ file, maxBytes, kept, onReplaced }: TrailFileOptions): TrailFile {
  let handle: FileHandle | undefined;

  async function close(): Promise<void> {
    const closing = handle;
    handle = undefined;
    await closing?.close().catch(() => undefined);
  }

  async function isCurrent(opened: FileHandle): Promise<boolean> {
    const [ours, named] = await Promise.all([opened.stat(), stat(file).catch(() => undefined)]);
    return ours.ino === named?.ino && ours.dev === named.dev;
  }

  /** An open handle of the file that has the name now. */
  async function current(): Promise<FileHandle> {
    if (handle && !(await isCurrent(handle))) {
      await close();
      onReplaced();
    }
    handle ??= await openForOwner(file);
    const { size, mode } = await handle.stat();
    if ((mode & OTHERS) !== 0) await handle.chmod(OWNER_ONLY);
    if (size < maxBytes) return handle;
    await close();
    await rotate(file, kept);
    handle = await openForOwner(file);
    return handle;
  }

  /** Writes again when the file was removed or replaced in the meantime. */
  async function append(text: string, reopens = 0): Promise<void> {
    const opened = await current();
    await opened.appendFile(text);
    await opened.datasync();
    if (await isCurrent(opened)) return;
    if (reopens === MAX_REOPENS) throw new Error('The file of the audit trail is replaced again and again');
    await append(text, reopens + 1);
  }

  return {
    append: async (text) => {
      try {
        await append(text);
      } catch (error) {
        // Opened anew next time, which also ends a half-written line.
        await close();
        throw error;
      }
    },
    close,
  };
}

/** Rejects when others may read the file and its mode cannot be changed, and for what keeps no lines, such as `/dev/null` or a pipe. */
async function openForOwner(file: string): Promise<FileHandle> {
  const handle = await open(file, 'a+', OWNER_ONLY);
  try {
    const found = await handle.stat();
    if (!found.isFile()) throw new Error('The audit trail is no regular file');
    if ((found.mode & OTHERS) !== 0) await handle.chmod(OWNER_ONLY);
    if (found.size > 0 && !(await endsWithNewline(handle, found.size))) await handle.appendFile('\n');
    return handle;
  } catch (error) {
    await handle.close();
    throw error;
  }
}

async function endsWithNewline(handle: FileHandle, size: number): Promise<boolean> {
  const { buffer } = await handle.read(Buffer.alloc(1), 0, 1, size - 1);
  return buffer.toString() === '\n';
}

/** `audit.log` becomes `audit.log.1`, and so on; the oldest is overwritten. */
async function rotate(file: string, kept: number): Promise<void> {
  for (let number = kept - 1; number >= 1; number--) {
    await rename(`${file}.${number}`, `${file}.${number + 1}`).catch(ignoreMissing);
  }
  await rename(file, `${file}.1`);
}

function ignoreMissing(error: NodeJS.ErrnoException): void {
  if (error.code !== 'ENOENT') throw error;
}
