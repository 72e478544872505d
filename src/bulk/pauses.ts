import { setImmediate as pause } from 'node:timers/promises';

/** Lets other work go on while a list is read, whatever is in it. */
export interface Pauses {
  /** To be awaited before a text of this length is read. */
  next(length: number): Promise<void>;
}

/** A few milliseconds of reading. */
const CHARACTERS_BETWEEN = 5_000;
/** What the shortest text costs. */
const EACH = 100;

export function createPauses(): Pauses {
  let sum = 0;
  return {
    async next(length) {
      sum += EACH + length;
      if (sum < CHARACTERS_BETWEEN) return;
      sum = length;
      await pause();
    },
  };
}
