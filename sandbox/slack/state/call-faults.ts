/** A fault of an API call. */
export interface CallFault {
  /** Slack's error code; the answer is `ok: false`. */
  readonly error?: string;
  /** HTTP status, with an empty body unless there is an `error`. */
  readonly status?: number;
  /** 429 with this Retry-After, in seconds. */
  readonly retryAfter?: number;
  /** Milliseconds before the answer. */
  readonly delay?: number;
  /** The answer waits until this resolves. */
  readonly until?: Promise<unknown>;
  /** `before`: the connection drops and the call is not run; `after`: it is run, but its answer is lost. */
  readonly drop?: 'before' | 'after';
  /** Number of calls that fail; without it all, until `restore`. */
  readonly times?: number;
}

export interface Faults {
  /** `method` is a method's name, `response_url`, or `*`. */
  fail(method: string, fault: CallFault): void;
  restore(method?: string): void;
  next(method: string): CallFault | undefined;
}

export function createFaults(): Faults {
  const faults = new Map<string, { readonly fault: CallFault; left: number }[]>();
  const queueOf = (method: string) => faults.get(method) ?? [];

  function take(method: string): CallFault | undefined {
    const queue = queueOf(method);
    const entry = queue[0];
    if (!entry) return undefined;
    entry.left -= 1;
    if (entry.left <= 0) queue.shift();
    return entry.fault;
  }

  return {
    fail: (method, fault) => {
      faults.set(method, [...queueOf(method), { fault, left: fault.times ?? Number.POSITIVE_INFINITY }]);
    },
    restore: (method) => {
      if (method === undefined) faults.clear();
      else faults.delete(method);
    },
    next: (method) => take(method) ?? take('*'),
  };
}
