/** How long the first request of a lookup has waited for its turn, by the monotonic clock. */
export interface Waiting {
  note(is: 'awaited' | 'taken'): void;
  /** Milliseconds; until now as long as the turn has not come. */
  lasted(): number;
}

export function createWaiting(): Waiting {
  let began: number | undefined;
  let ended: number | undefined;
  return {
    note(is) {
      if (is === 'awaited') began ??= performance.now();
      else ended ??= performance.now();
    },
    lasted: () => (began === undefined ? 0 : (ended ?? performance.now()) - began),
  };
}
