/** The stand-in's clock. It can be moved ahead, so that triggers and response_urls expire at once. */
export interface Clock {
  /** Epoch milliseconds. */
  now(): number;
  advance(ms: number): void;
  /** A unique message ts: seconds with six decimals. */
  ts(): string;
  reset(): void;
}

export function createClock(): Clock {
  let ahead = 0;
  let last = 0;
  const now = () => Date.now() + ahead;
  return {
    now,
    advance: (ms) => {
      ahead += ms;
    },
    ts: () => {
      last = Math.max(now() * 1000, last + 1);
      return `${Math.floor(last / 1_000_000)}.${String(last % 1_000_000).padStart(6, '0')}`;
    },
    reset: () => {
      ahead = 0;
    },
  };
}
