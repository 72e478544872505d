/** What begins within this many milliseconds of an asker's last failure that was counted is one command of the same asker. */
const BURST = 1_000;

/** Tells the failures of one command, which says nothing about the provider by its number, from failures of many. */
export interface Bursts {
  /** Whether a failure is to be counted that belongs to a question of this asker, which began then. */
  isNew(asker: string | undefined, began: number): boolean;
  clear(): void;
}

/** Remembers one moment for each asker. Questions without an asker count one by one. */
export function createBursts(): Bursts {
  const counted = new Map<string, number>();
  return {
    isNew(asker, began) {
      if (asker === undefined) return true;
      const last = counted.get(asker);
      if (last !== undefined && began - last < BURST) return false;
      counted.set(asker, began);
      return true;
    },
    clear: () => counted.clear(),
  };
}
