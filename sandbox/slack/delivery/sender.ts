import { setTimeout as delay } from 'node:timers/promises';
import { type Acknowledgement, type Envelope, isAcknowledged, type Retry, type Transport } from './envelope.ts';

/** An envelope, and the bot's answers to it. */
export interface Delivery {
  readonly id: number;
  readonly envelope: Envelope;
  readonly attempts: readonly Acknowledgement[];
  /** Status of the last attempt. */
  readonly status: Acknowledgement['status'];
  readonly body: string;
  readonly after: number;
}

export interface Sender {
  /** The newest MAX_KEPT deliveries, newest last. */
  readonly deliveries: readonly Delivery[];
  /** The total number, including deleted ones. */
  readonly count: number;
  /** Pending deliveries. */
  readonly open: number;
  /** Whether a transport is set. */
  readonly isConnected: boolean;
  connect(transport: Transport): void;
  /** Delivers an envelope. An event that is not acknowledged is delivered again after each of `waits`. */
  deliver(envelope: Envelope): Promise<Delivery>;
  /** Delivers an envelope once more, regardless of its acknowledgement. */
  redeliver(envelope: Envelope, retry: Retry): Promise<Delivery>;
  /** Cancels deliveries that wait for their next attempt. */
  close(): Promise<void>;
  reset(): void;
}

export interface SenderDeps {
  /** Milliseconds before each redelivery of an event; in Slack 0, one minute and five minutes. */
  readonly waits: readonly number[];
  onDelivered(delivery: Delivery): void;
}

const MAX_KEPT = 2_000;

export function createSender({ waits, onDelivered }: SenderDeps): Sender {
  const deliveries: Delivery[] = [];
  let transport: Transport | undefined;
  let open = 0;
  let count = 0;
  let stopped = new AbortController();

  async function run(envelope: Envelope, first: Retry, pauses: readonly number[]): Promise<Delivery> {
    if (!transport) throw new Error('No bot is connected: call connect(botUrl), or let it open a Socket Mode connection');
    open += 1;
    try {
      const attempts = [await transport.send(envelope, first)];
      for (const [index, pause] of pauses.entries()) {
        const last = attempts.at(-1);
        if (!last || isAcknowledged(last) || last.noRetry) break;
        if (!(await waitFor(pause, stopped.signal))) break;
        attempts.push(await transport.send(envelope, { number: index + 1, reason: reasonOf(last) }));
      }
      return keep(envelope, attempts);
    } finally {
      open -= 1;
    }
  }

  function keep(envelope: Envelope, attempts: readonly Acknowledgement[]): Delivery {
    count += 1;
    const { status, body, after } = attempts.at(-1) ?? { status: 'unreachable', body: '', after: 0 };
    const delivery: Delivery = { id: count, envelope, attempts, status, body, after };
    deliveries.push(delivery);
    if (deliveries.length > MAX_KEPT) deliveries.shift();
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
      return transport !== undefined;
    },
    connect: (next) => {
      transport = next;
    },
    deliver: (envelope) => run(envelope, { number: 0 }, envelope.kind === 'events_api' ? waits : []),
    redeliver: (envelope, retry) => run(envelope, retry, []),
    close: async () => {
      stopped.abort();
      await transport?.close();
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
function waitFor(ms: number, signal: AbortSignal): Promise<boolean> {
  return delay(ms, true, { signal, ref: false }).catch(() => false);
}
