import { setImmediate } from 'node:timers/promises';

/** Writes lines in order and in batches. Never blocks, throws or rejects, and holds a bounded amount of text. */
export interface LineWriter {
  /** Resolves with whether the line, with its newline, was written. */
  append(line: string): Promise<boolean>;
  /** Whether the last batch was written. */
  isWorking(): boolean;
  /** Lines that were not written so far. */
  dropped(): number;
  /** Resolves when nothing is pending. */
  idle(): Promise<void>;
}

export interface LineWriterOptions {
  /** Writes whole lines; rejects when it cannot. */
  write(text: string): Promise<void>;
  /** Characters; further lines are dropped until there is room. */
  readonly maxPending?: number | undefined;
  /** Called when writing starts to fail, and when it works again. Must not throw. */
  readonly onState?: ((state: { readonly isWorking: boolean; readonly error?: unknown }) => void) | undefined;
}

interface Batch {
  readonly lines: string[];
  readonly done: PromiseWithResolvers<boolean>;
}

const MAX_PENDING = 1_000_000;

export function createLineWriter({ write, maxPending = MAX_PENDING, onState }: LineWriterOptions): LineWriter {
  let waiting: Batch | undefined;
  let running: Promise<void> | undefined;
  let pending = 0;
  let dropped = 0;
  let isWorking = true;

  async function attempt(text: string): Promise<boolean> {
    try {
      await write(text);
      if (!isWorking) onState?.({ isWorking: true });
      isWorking = true;
    } catch (error) {
      if (isWorking) onState?.({ isWorking: false, error });
      isWorking = false;
    }
    return isWorking;
  }

  async function run(): Promise<void> {
    while (waiting) {
      const { lines, done } = waiting;
      waiting = undefined;
      const text = lines.join('');
      const isWritten = await attempt(text);
      pending -= text.length;
      if (!isWritten) dropped += lines.length;
      done.resolve(isWritten);
    }
    running = undefined;
  }

  return {
    append(line) {
      if (pending + line.length > maxPending) {
        dropped += 1;
        return Promise.resolve(false);
      }
      pending += line.length;
      waiting ??= { lines: [], done: Promise.withResolvers() };
      const { lines, done } = waiting;
      lines.push(line);
      // The lines of one turn of the event loop share a batch: a write costs as much as twenty lines.
      running ??= setImmediate().then(run);
      return done.promise;
    },
    isWorking: () => isWorking,
    dropped: () => dropped,
    idle: async () => {
      while (running) await running;
    },
  };
}
