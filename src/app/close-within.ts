import pTimeout from 'p-timeout';

export interface Closing {
  /** Milliseconds. */
  readonly within: number;
  run(): unknown;
  /** Called when closing fails or takes too long. */
  onError(error: unknown): void;
}

/** Closes one part of the bot. Never rejects and never exceeds its timeout, so that shutdown continues. */
export async function closeWithin({ within, run, onError }: Closing): Promise<void> {
  try {
    await pTimeout(
      Promise.resolve().then(() => run()),
      { milliseconds: within, message: `Not closed within ${within} ms` },
    );
  } catch (error) {
    onError(error);
  }
}
