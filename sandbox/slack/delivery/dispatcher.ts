import { setTimeout as delay } from 'node:timers/promises';
import { type Acknowledgement, type Carrier, isAcknowledged, type Parcel, type Retry } from './envelope.ts';

/** A parcel and what became of it. */
export interface Delivery {
  readonly id: number;
  readonly parcel: Parcel;
  readonly attempts: readonly Acknowledgement[];
  /** The last attempt's. */
  readonly status: Acknowledgement['status'];
  readonly body: string;
  readonly after: number;
}

export interface Courier {
  /** Every delivery so far, newest last; the oldest are forgotten. */
  readonly deliveries: readonly Delivery[];
  /** How many there have ever been. */
  readonly count: number;
  /** Deliveries under way. */
  readonly open: number;
  /** Whether there is a way to the bot. */
  readonly isConnected: boolean;
  use(carrier: Carrier): void;
  /** Delivers; an event that is not acknowledged is delivered again after each of the waits. */
  deliver(parcel: Parcel): Promise<Delivery>;
  /** The same parcel once more, whatever became of it. */
  again(parcel: Parcel, retry: Retry): Promise<Delivery>;
  /** Deliveries that wait for their next attempt are given up. */
  close(): Promise<void>;
  reset(): void;
}

export interface CourierParts {
  /** Milliseconds before each new delivery of an event; Slack's own are 0, one minute and five. */
  readonly waits: readonly number[];
  onDelivered(delivery: Delivery): void;
}

const MOST_KEPT = 2_000;

export function createCourier({ waits, onDelivered }: CourierParts): Courier {
  const deliveries: Delivery[] = [];
  let carrier: Carrier | undefined;
  let open = 0;
  let count = 0;
  let stopped = new AbortController();

  async function run(parcel: Parcel, first: Retry, pauses: readonly number[]): Promise<Delivery> {
    if (!carrier) throw new Error('No bot is connected: call connect(botUrl), or let it open a Socket Mode connection');
    open += 1;
    try {
      const attempts = [await carrier.carry(parcel, first)];
      for (const [index, pause] of pauses.entries()) {
        const last = attempts.at(-1);
        if (!last || isAcknowledged(last) || last.noRetry) break;
        if (!(await paused(pause, stopped.signal))) break;
        attempts.push(await carrier.carry(parcel, { number: index + 1, reason: reasonOf(last) }));
      }
      return keep(parcel, attempts);
    } finally {
      open -= 1;
    }
  }

  function keep(parcel: Parcel, attempts: readonly Acknowledgement[]): Delivery {
    count += 1;
    const { status, body, after } = attempts.at(-1) ?? { status: 'unreachable', body: '', after: 0 };
    const delivery: Delivery = { id: count, parcel, attempts, status, body, after };
    deliveries.push(delivery);
    if (deliveries.length > MOST_KEPT) deliveries.shift();
    onDelivered(delivery);
    return delivery;
  }

  return {
    deliveries,
    get count() {
      return count;
    },
    get open() {
      return open;
    },
    get isConnected() {
      return carrier !== undefined;
    },
    use: (next) => {
      carrier = next;
    },
    deliver: (parcel) => run(parcel, { number: 0 }, parcel.kind === 'events_api' ? waits : []),
    again: (parcel, retry) => run(parcel, retry, []),
    close: async () => {
      stopped.abort();
      await carrier?.close();
    },
    reset: () => {
      stopped.abort();
      stopped = new AbortController();
      deliveries.length = 0;
    },
  };
}

function reasonOf({ status }: Acknowledgement): Retry['reason'] {
  if (status === 'late') return 'http_timeout';
  return status === 'unreachable' ? 'connection_failed' : 'http_error';
}

/** False when it was interrupted. */
function paused(ms: number, signal: AbortSignal): Promise<boolean> {
  return delay(ms, true, { signal, ref: false }).catch(() => false);
}
