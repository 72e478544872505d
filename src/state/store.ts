/** A rate limit: `limit` within any `window` (ms). */
export interface Allowance {
  readonly limit: number;
  readonly window: number;
}

/** How many entries of a list are kept, and how long (ms) after the last of them. */
interface Bounds {
  readonly most: number;
  readonly ttl: number;
}

export type StoreState = 'ok' | 'degraded';

/** `held`: somebody claimed it and has not settled it yet. `unknown`: the store cannot say, and nobody in this process holds it. */
export type ClaimState = 'free' | 'held' | 'settled' | 'unknown';
export type ClaimResult = 'granted' | Exclude<ClaimState, 'free'>;

export interface ClaimOptions {
  /** Nobody waits for the result: the store gets longer to reply. */
  readonly isPatient?: boolean;
  /** An `unknown` key is not claimed, so that the caller may try again; without it, it is claimed within this process. */
  readonly isRepeated?: boolean;
}

export interface SetOptions {
  /** Only other processes read the value: it is not kept in this one's memory. */
  readonly isForOthers?: boolean;
}

/**
 * State that all processes of one bot share. Times are milliseconds; less than one counts as one. The caller begins
 * every key with the team's id; keys are readable in the store, so they never
 * hold personal data. No operation rejects: a store that cannot be reached is `degraded` and goes on with what it has.
 */
export interface Store {
  /** Granted to one caller until the lease ends, so that the claim of a process that died expires. */
  claim(key: string, lease: number, options?: ClaimOptions): Promise<ClaimResult>;
  /** Whether the key could be claimed; claims nothing. */
  claimState(key: string): Promise<ClaimState>;
  /** Starts the lease of the caller's claim again. */
  renew(key: string, lease: number): Promise<void>;
  /** Marks a claim as done: for `ttl` nobody can claim it again. */
  settle(key: string, ttl: number): Promise<void>;
  /** Spends `cost` of the bucket's allowance, or refuses and spends nothing. The same bucket always has the same window. */
  take(bucket: string, cost: number, allowance: Allowance): Promise<boolean>;
  get(key: string): Promise<string | undefined>;
  set(key: string, value: string, ttl: number, options?: SetOptions): Promise<void>;
  /** Puts a value at the front of a bounded list; the oldest entries are evicted. */
  push(key: string, value: string, bounds: Bounds): Promise<void>;
  /** Newest first. */
  list(key: string): Promise<readonly string[]>;
  /** Deletes claims, values and lists of the key; what was taken from a bucket stays taken. */
  forget(key: string): Promise<void>;
  state(): StoreState;
  close(): Promise<void>;
}

/** Whether the caller may act on a claim: it is granted, or nobody can say otherwise. */
export function mayProceed(claim: ClaimResult): boolean {
  return claim === 'granted' || claim === 'unknown';
}

/** A time to live that every store accepts. */
export function wholeMs(ms: number): number {
  return Math.max(1, Math.ceil(ms));
}
