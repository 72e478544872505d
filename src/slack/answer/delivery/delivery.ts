import { DelegateBackoff, handleType, type IRetryBackoffContext, type RetryPolicy, retry } from 'cockatiel';
import type { CardContext } from '../../cards/card.ts';
import type { Destination } from './destination.ts';
import { readSlackError, type SlackError } from './slack-error.ts';

export interface DeliveryDeps {
  /** Before the first retry, in milliseconds; doubled for each further one. */
  readonly pause: number;
  /** The longest life of any reply, in milliseconds. */
  readonly maxLife: number;
  onRejected(call: string, rejection: SlackError, error: unknown): void;
  /** Called when a reply reached nobody, in no way. `error` is Slack's error code. */
  onLost(call: string, error: string): void;
}

/** What became of a reply. */
export interface Delivery {
  readonly isDelivered: boolean;
  readonly ts?: string | undefined;
  /** Slack's error code. */
  readonly error?: string | undefined;
}

/** Retries after which the other way is tried too, because a person waits. */
const PATIENCE = 2;
const MAX_PAUSE_MS = 60_000;

/**
 * Sends a reply: in plain form if Slack calls it invalid; again, after the wait that Slack asks for, while Slack is busy and
 * the reply is still wanted; then another way. Never rejects.
 */
export async function deliver<Reply>(
  destination: Destination<Reply>,
  reply: Reply,
  context: CardContext,
  deps: DeliveryDeps,
): Promise<Delivery> {
  const endsAt = performance.now() + Math.min(destination.life, deps.maxLife);
  const first = await attempt(destination, reply, context, deps);
  // Nearly every reply: a policy for retries costs more than sending it.
  if (!(first instanceof Rejected)) return first;
  try {
    return await deliverAfter(first, destination, reply, context, deps, endsAt);
  } catch (error) {
    const code = error instanceof Rejected ? error.rejection.code : 'unknown';
    deps.onLost(destination.call, code);
    return { isDelivered: false, error: code };
  }
}

/** @param endsAt by the monotonic clock. Throws what Slack rejected last. */
async function deliverAfter<Reply>(
  first: Rejected,
  destination: Destination<Reply>,
  reply: Reply,
  context: CardContext,
  deps: DeliveryDeps,
  endsAt: number,
): Promise<Delivery> {
  const { retries, mayRetry } = createDeliveryRetries(endsAt, deps.pause);
  const otherWay = async (rejected: Rejected): Promise<Delivery | Rejected> => {
    if (!destination.otherwise) return rejected;
    const other = await attemptOtherwise(destination.otherwise, reply, context, deps);
    return other instanceof Rejected && mayRetry(rejected) ? rejected : other;
  };
  return await retries.execute(async ({ attempt: retried }) => {
    const sent = retried === 0 ? first : await attempt(destination, reply, context, deps);
    if (!(sent instanceof Rejected)) return sent;
    const end = retried < PATIENCE && mayRetry(sent) ? sent : await otherWay(sent);
    if (end instanceof Rejected) throw end;
    return end;
  });
}

/** Slack did not take a reply. */
class Rejected extends Error {
  readonly rejection: SlackError;

  constructor(rejection: SlackError) {
    super(rejection.code);
    this.rejection = rejection;
  }
}

/** @param endsAt by the monotonic clock */
function createDeliveryRetries(endsAt: number, pause: number): { retries: RetryPolicy; mayRetry(rejected: Rejected): boolean } {
  const mayRetry = ({ rejection: { kind, retryAfter = 0 } }: Rejected) =>
    kind === 'busy' && performance.now() + retryAfter < endsAt;
  const backoff = new DelegateBackoff(({ attempt, result }: IRetryBackoffContext<unknown>) => {
    const requested = 'error' in result && result.error instanceof Rejected ? result.error.rejection.retryAfter : undefined;
    return Math.max(Math.min(pause * 2 ** (attempt - 1), MAX_PAUSE_MS), requested ?? 0);
  });
  return { retries: retry(handleType(Rejected, mayRetry), { maxAttempts: Number.POSITIVE_INFINITY, backoff }), mayRetry };
}

/** Sends once each way until one succeeds. */
async function attemptOtherwise<Reply>(
  destination: Destination<Reply>,
  reply: Reply,
  context: CardContext,
  deps: Pick<DeliveryDeps, 'onRejected'>,
): Promise<Delivery | Rejected> {
  const sent = await attempt(destination, reply, context, deps);
  const isLast = !(sent instanceof Rejected) || !destination.otherwise;
  return isLast ? sent : await attemptOtherwise(destination.otherwise, reply, context, deps);
}

/** Sends once, and once more in plain form if Slack called it invalid. */
async function attempt<Reply>(
  destination: Destination<Reply>,
  reply: Reply,
  context: CardContext,
  deps: Pick<DeliveryDeps, 'onRejected'>,
): Promise<Delivery | Rejected> {
  const sent = await send(destination, reply, deps);
  const isInvalid = sent instanceof Rejected && sent.rejection.kind === 'invalid';
  return isInvalid ? await send(destination, destination.plain(reply, context), deps) : sent;
}

async function send<Reply>(
  destination: Destination<Reply>,
  reply: Reply,
  { onRejected }: Pick<DeliveryDeps, 'onRejected'>,
): Promise<Delivery | Rejected> {
  try {
    return { isDelivered: true, ts: await destination.send(reply) };
  } catch (error) {
    const rejection = readSlackError(error);
    onRejected(destination.call, rejection, error);
    return new Rejected(rejection);
  }
}
