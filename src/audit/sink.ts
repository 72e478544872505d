import { mkdirSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { createStream, type RotatingFileStream } from 'rotating-file-stream';

/** Where the trail's lines go. */
export interface AuditSink {
  write(entry: object): void;
  isWorking(): boolean;
  close(): Promise<void>;
}

export interface FileSinkOptions {
  readonly file: string;
  /** Told once when writing begins to fail, and once when it works again. */
  onState(state: { readonly isWorking: boolean; readonly error?: unknown }): void;
  /** Before a file that failed is tried again, in milliseconds. */
  readonly retryAfter?: number;
  /** A file's size before the next one begins, and how many old ones are kept. */
  readonly size?: `${number}${'K' | 'M'}`;
  readonly kept?: number;
}

/** Appends to a file that only its owner may read; nothing waits for it. Throws when its folder cannot be made. */
export function createFileSink({ file, onState, retryAfter = 5_000, size = '20M', kept = 20 }: FileSinkOptions): AuditSink {
  mkdirSync(dirname(file), { recursive: true });
  let stream: RotatingFileStream | undefined;
  let isWorking = true;
  let failedAt = Number.NEGATIVE_INFINITY;

  function broken(error: unknown): void {
    stream = undefined;
    failedAt = performance.now();
    if (isWorking) onState({ isWorking: false, error });
    isWorking = false;
  }

  function recovered(): void {
    if (!isWorking) onState({ isWorking: true });
    isWorking = true;
  }

  function opened(): RotatingFileStream {
    const created = createStream(basename(file), { path: dirname(file), size, rotate: kept, mode: 0o600 });
    created.on('error', broken);
    created.on('warning', broken);
    return created;
  }

  function written(error: Error | null | undefined): void {
    if (error) broken(error);
    else recovered();
  }

  return {
    isWorking: () => isWorking,
    write: (entry) => {
      if (!stream && performance.now() - failedAt < retryAfter) return;
      stream ??= opened();
      stream.write(`${JSON.stringify(entry)}\n`, written);
    },
    close: async () => {
      if (!stream) return;
      const ending = stream;
      await new Promise<void>((resolve) => ending.end(resolve));
      await synced(file);
    },
  };
}

/** What was written is on the disk, not only on its way there. */
async function synced(file: string): Promise<void> {
  const handle = await open(file, 'r+').catch(() => undefined);
  await handle?.sync();
  await handle?.close();
}

/** Lines of the process's own log. */
export function createLogSink(write: (entry: object) => void): AuditSink {
  return { write, isWorking: () => true, close: async () => {} };
}
