import { setTimeout as delay } from 'node:timers/promises';

export interface Ending {
  /** Milliseconds. */
  readonly within: number;
  run(): unknown;
  /** Told when it failed or is given up. */
  onTrouble(error: unknown): void;
}

/** Ends one part of the bot. Never rejects and never takes longer than it may: what comes after it must come. */
export async function ended({ within, run, onTrouble }: Ending): Promise<void> {
  const done = new AbortController();
  const giveUp = async () => {
    await delay(within, undefined, { signal: done.signal, ref: false });
    throw new Error(`Not ended within ${within} ms`);
  };
  try {
    await Promise.race([Promise.resolve().then(run), giveUp()]);
  } catch (error) {
    onTrouble(error);
  } finally {
    done.abort();
  }
}
