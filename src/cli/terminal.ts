import type { Environment } from '../config/reading.ts';

/** What a command gets from the process that it runs in. */
export interface Terminal {
  readonly env: Environment;
  out(text: string): void;
  err(text: string): void;
  /** Resolves when the process is asked to stop. */
  readonly stopped: Promise<void>;
}
