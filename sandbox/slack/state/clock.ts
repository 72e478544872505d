/** The stand-in's time. It can be moved ahead, so that triggers and response urls grow old at once. */
export interface Clock {
  /** Epoch milliseconds. */
  now(): number;
  pass(ms: number): void;
  /** A message's name within its channel: seconds with six places, never the same twice. */
  ts(): string;
  reset(): void;
}

export function createClock(): Clock {
  let ahead = 0;
  let last = 0;
  const now = () => Date.now() + ahead;
  return {
    now,
    pass: (ms) => {
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
