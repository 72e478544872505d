import { setTimeout as delay } from 'node:timers/promises';

/** What processes share of the vendors' answers and tokens. Nothing here rejects. */
export interface Shared {
  get(key: string): Promise<string | undefined>;
  /** @param ttl in milliseconds */
  set(key: string, value: string, ttl: number): Promise<void>;
  /** Whether this process may load the key now. False while another does, for a few seconds at most. */
  lock(key: string): Promise<boolean>;
  unlock(key: string): Promise<void>;
}

/** Of one value; it must survive JSON. */
export interface SharedLoad<Value> {
  readonly key: string;
  /** Whether a value that another process loaded will do. */
  accepts(value: Value): boolean;
  load(): Promise<Value>;
  /** For how long other processes may use it, in milliseconds. */
  ttlOf(value: Value): number;
}

/** Then this process loads the value too: a person waits. */
const MAX_WAIT_MS = 3_000;
const FIRST_PAUSE_MS = 10;
const MAX_PAUSE_MS = 200;

/** The value that another process has loaded or is loading; otherwise loads it here. Rejects when its own load does. */
export async function loadShared<Value>(shared: Shared, { key, accepts, load, ttlOf }: SharedLoad<Value>): Promise<Value> {
  const found = await fromOthers(shared, key, accepts);
  if (found) return found.value;
  try {
    const value = await load();
    await shared.set(key, JSON.stringify(value), ttlOf(value));
    return value;
  } finally {
    await shared.unlock(key);
  }
}

/** Undefined when this process is to load the value. */
async function fromOthers<Value>(
  shared: Shared,
  key: string,
  accepts: (value: Value) => boolean,
): Promise<{ readonly value: Value } | undefined> {
  const end = performance.now() + MAX_WAIT_MS;
  for (let pause = FIRST_PAUSE_MS; ; pause = Math.min(2 * pause, MAX_PAUSE_MS)) {
    // Look at the lock first: the process that unlocked it had written the value before.
    const isOurs = await shared.lock(key);
    const text = await shared.get(key);
    const value: Value | undefined = text === undefined ? undefined : JSON.parse(text);
    const isAccepted = value !== undefined && accepts(value);
    if (isAccepted && isOurs) await shared.unlock(key);
    if (isAccepted) return { value };
    // What is there at the end of the wait counts, even where the event loop was too busy to look earlier.
    if (isOurs || performance.now() >= end) return undefined;
    await delay(pause);
  }
}
