import type { StoreState } from '../store.ts';

/** Whether Redis answers: it is away after several failures in a row, and back after one success. */
export interface Health {
  state(): StoreState;
  succeeded(): void;
  /** @param reason empty: the consequence of an earlier failure, whose reason says more */
  failed(reason: string): void;
  /** There is a connection again: finds out whether Redis works. */
  connected(): void;
  close(): void;
}

export interface HealthDeps {
  /** Rejects while Redis does not work. */
  probe(): Promise<void>;
  reasonOf(error: unknown): string;
  /** Called when the state changes. Must not throw. */
  readonly onState?: ((state: StoreState, reason: string) => void) | undefined;
  /** Called when Redis replies again after a failure. */
  onRecovered(wasAway: boolean): void;
}

/** Failures in a row, of commands and connections, until Redis counts as away. */
const FAILURES_UNTIL_AWAY = 3;
/** While Redis is away, one command this often finds out whether it is back. */
const PROBE_MS = 500;

export function createHealth({ probe, reasonOf, onState, onRecovered }: HealthDeps): Health {
  let state: StoreState = 'ok';
  let failures = 0;
  let cause = '';
  let timer: NodeJS.Timeout | undefined;
  let isClosed = false;

  function become(next: StoreState, reason: string): void {
    if (state === next || isClosed) return;
    state = next;
    onState?.(next, reason);
  }

  function succeeded(): void {
    if (failures === 0) return;
    const wasAway = state !== 'ok';
    failures = 0;
    cause = '';
    become('ok', 'answers again');
    if (!isClosed) onRecovered(wasAway);
  }

  function failed(reason: string): void {
    failures += 1;
    cause = reason || cause || 'the connection was closed';
    if (failures < FAILURES_UNTIL_AWAY) return;
    become('degraded', cause);
    probeSoon();
  }

  function probeSoon(): void {
    if (timer || isClosed) return;
    timer = setTimeout(() => {
      timer = undefined;
      probe().then(succeeded, (error: unknown) => failed(reasonOf(error)));
    }, PROBE_MS).unref();
  }

  return {
    state: () => state,
    succeeded,
    failed,
    connected: () => {
      if (failures > 0) probeSoon();
    },
    close: () => {
      isClosed = true;
      clearTimeout(timer);
    },
  };
}
