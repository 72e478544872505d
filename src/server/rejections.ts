/** Counts rejected requests, so that strangers cannot fill the log: one report a minute for each reason. */
export interface Rejections {
  note(reason: string): void;
}

const MINUTE_MS = 60_000;

/** `report` gets the first of a minute at once, and the sum of the others at its end. It must not throw. */
export function createRejections(report: (reason: string, count: number) => void, interval = MINUTE_MS): Rejections {
  const counts = new Map<string, number>();

  function flush(reason: string): void {
    const count = counts.get(reason) ?? 0;
    counts.delete(reason);
    if (count === 0) return;
    report(reason, count);
    start(reason);
  }

  function start(reason: string): void {
    counts.set(reason, 0);
    setTimeout(() => flush(reason), interval).unref();
  }

  return {
    note(reason) {
      const count = counts.get(reason);
      if (count !== undefined) return void counts.set(reason, count + 1);
      report(reason, 1);
      start(reason);
    },
  };
}
