import type { Environment } from '../config/reading.ts';

/** What a command uses of its process. */
export interface Terminal {
  readonly env: Environment;
  out(text: string): void;
  err(text: string): void;
  /** Resolves when the process is asked to stop. */
  readonly stopped: Promise<void>;
}
