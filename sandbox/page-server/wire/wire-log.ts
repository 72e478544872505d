import type { WireEntry, WireNews } from '../api.ts';

/** What crossed the wire, oldest first; the oldest are forgotten. */
export interface WireBook {
  write(entry: Omit<WireEntry, 'id' | 'at'>): void;
  after(id: number): WireNews;
  clear(): void;
}

const MOST_KEPT = 500;

export function createWireBook(onWritten: () => void): WireBook {
  const entries: WireEntry[] = [];
  let count = 0;
  return {
    write: (entry) => {
      count += 1;
      entries.push({ id: count, at: Date.now(), ...entry });
      if (entries.length > MOST_KEPT) entries.shift();
      onWritten();
    },
    after: (id) => ({ oldest: entries[0]?.id ?? count + 1, entries: entries.filter((entry) => entry.id > id) }),
    clear: () => {
      entries.length = 0;
    },
  };
}
