import { dirname } from 'node:path';
import { makeFolder } from '../folder.ts';
import { createLineWriter, type LineWriterOptions } from '../line-writer.ts';
import { createTrailFile, KEPT_FILES } from './file.ts';

/** Where the trail's lines go. */
export interface AuditSink {
  /** Resolves with whether the line was written to its destination. Never rejects. */
  write(entry: object): Promise<boolean>;
  isWorking(): boolean;
  close(): Promise<void>;
}

export interface FileSinkOptions {
  readonly file: string;
  /** Called when writing starts to fail, and when it works again. */
  readonly onState: NonNullable<LineWriterOptions['onState']>;
  /** Called when the file was removed or replaced by somebody else. */
  onReplaced(): void;
  readonly maxBytes?: number;
  readonly kept?: number;
}

/** Appends to a file that only its owner may read; a line counts as written once it is flushed to the disk. Throws when its folder cannot be made. */
export function createFileSink({
  file,
  onState,
  onReplaced,
  maxBytes = 20_000_000,
  kept = KEPT_FILES,
}: FileSinkOptions): AuditSink {
  makeFolder(dirname(file));
  const trail = createTrailFile({ file, maxBytes, kept, onReplaced });
  const lines = createLineWriter({ write: trail.append, onState });
  return {
    write: (entry) => lines.append(`${JSON.stringify(entry)}\n`),
    isWorking: lines.isWorking,
    close: async () => {
      await lines.idle();
      await trail.close();
    },
  };
}

/** What is used of the process's log. */
export interface AuditLog {
  trail(fields: object): void;
  readonly output: {
    /** Resolves with whether the newest line was written. */
    written(): Promise<boolean>;
    isWorking(): boolean;
  };
}

/** Lines of the process's own log. */
export function createLogSink(log: AuditLog): AuditSink {
  return {
    write: (entry) => {
      log.trail(entry);
      return log.output.written();
    },
    isWorking: log.output.isWorking,
    close: async () => {},
  };
}
