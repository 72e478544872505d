import type { WireEntry, WireUpdate } from '../api.ts';

/** The wire log, oldest first. It keeps the newest MAX_KEPT entries. */
export interface WireLog {
  write(entry: Omit<WireEntry, 'id' | 'at'>): void;
  after(id: number): WireUpdate;
  clear(): void;
}

const MAX_KEPT = 500;

export function createWireLog(onWritten: () => void): WireLog {
  const entries: WireEntry[] = [];
  let count = 0;
  return {
    write: (entry) => {
      count += 1;
      entries.push({ id: count, at: Date.now(), ...entry });
      if (entries.length > MAX_KEPT) entries.shift();
      onWritten();
    },
    after: (id) => ({ oldest: entries[0]?.id ?? count + 1, entries: entries.filter((entry) => entry.id > id) }),
    clear: () => {
      entries.length = 0;
    },
  };
}
