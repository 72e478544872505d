import type { Json } from '../json.ts';

/** A call of the bot: a Web API method, or a post to a response_url. */
export interface ApiCall {
  readonly id: number;
  /** The method's name, or `response_url`. */
  readonly method: string;
  readonly arguments: Json;
  readonly status: number;
  /** The answer's JSON, or its text. */
  readonly answer: unknown;
  /** Epoch milliseconds. */
  readonly at: number;
}

/** The bot's calls, newest last. It keeps the newest MAX_KEPT. */
export interface CallLog {
  readonly calls: readonly ApiCall[];
  /** The total number, including deleted ones. */
  readonly count: number;
  /** Pending calls. */
  readonly open: number;
  /** Pending calls of one method. */
  pending(method: string): number;
  begin(method: string): void;
  end(call: Omit<ApiCall, 'id' | 'at'>): void;
  /** Resolves with the first matching call, past or future. Rejects after `ms`, with the methods that were called. */
  until(matches: (call: ApiCall) => boolean, ms: number): Promise<ApiCall>;
  reset(): void;
}

const MAX_KEPT = 5_000;

export function createCallLog(onCall: (call: ApiCall) => void): CallLog {
  const calls: ApiCall[] = [];
  const listeners = new Set<(call: ApiCall) => void>();
  const open: string[] = [];
  let count = 0;
  return {
    calls,
    get count() {
      return count;
    },
    get open() {
      return open.length;
    },
    pending: (method) => open.filter((each) => each === method).length,
    begin: (method) => void open.push(method),
    end: (entry) => {
      open.splice(open.indexOf(entry.method), 1);
      count += 1;
      const call = { id: count, at: Date.now(), ...entry };
      calls.push(call);
      if (calls.length > MAX_KEPT) calls.shift();
      onCall(call);
      for (const listener of listeners) listener(call);
    },
    until: (matches, ms) => waitForCall({ calls, listeners, matches, ms }),
    reset: () => {
      calls.length = 0;
    },
  };
}

interface Wait {
  readonly calls: readonly ApiCall[];
  readonly listeners: Set<(call: ApiCall) => void>;
  readonly ms: number;
  matches(call: ApiCall): boolean;
}

function waitForCall({ calls, listeners, matches, ms }: Wait): Promise<ApiCall> {
  const past = calls.find(matches);
  if (past) return Promise.resolve(past);
  return new Promise((resolve, reject) => {
    const listener = (call: ApiCall) => {
      if (!matches(call)) return;
      clearTimeout(timer);
      listeners.delete(listener);
      resolve(call);
    };
    const timer = setTimeout(() => {
      listeners.delete(listener);
      reject(new Error(`No such call within ${ms} ms; there were: ${calls.map(({ method }) => method).join(', ') || 'none'}`));
    }, ms);
    listeners.add(listener);
  });
}
