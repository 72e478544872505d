/** Measures how long the first request of a lookup waits in our own queue, by the monotonic clock. */
export interface QueueTimer {
  note(event: 'queued' | 'started'): void;
  /** Milliseconds; until now while the request is still queued. */
  elapsed(): number;
}

export function createQueueTimer(): QueueTimer {
  let queuedAt: number | undefined;
  let startedAt: number | undefined;
  return {
    note(event) {
      if (event === 'queued') queuedAt ??= performance.now();
      else startedAt ??= performance.now();
    },
    elapsed: () => (queuedAt === undefined ? 0 : (startedAt ?? performance.now()) - queuedAt),
  };
}
