import { hash } from 'node:crypto';
import type { OrderNotice, WebhookEvent, WebhookTopic } from '../core/provider/webhook.ts';
import { mayProceed, type Store } from '../state/store.ts';
import type { WebhookOutcome } from './listener.ts';

/** The orders of one account that have one of the references. */
export interface OrderChange {
  readonly account: string;
  readonly references: readonly string[];
}

export interface WebhookEventsDeps {
  readonly store: Pick<Store, 'claim' | 'settle' | 'forget' | 'take'>;
  /** Tracks work after the reply, so that shutdown waits for it. */
  during<Result>(work: Promise<Result>): Promise<Result>;
  onOrderChanged(change: OrderChange): Promise<void>;
  onNotice(notice: OrderNotice): Promise<void>;
  onEvent(event: { readonly account: string; readonly topic: WebhookTopic; readonly outcome: WebhookOutcome }): void;
  onError(error: unknown): void;
}

/** Far more than a shop has; a vendor delivers what is refused again. */
const ALLOWANCE = { limit: 6_000, window: 60_000 };
const LEASE_MS = 30_000;
/** Clink delivers an event up to ten times; how long it goes on is documented nowhere. */
const REMEMBERED_MS = 3 * 86_400_000;

/** Handles each event once, whichever process gets it and however often. */
export function createWebhookEvents(deps: WebhookEventsDeps): (account: string, event: WebhookEvent) => Promise<WebhookOutcome> {
  const { store, during, onEvent } = deps;

  async function receive(account: string, event: WebhookEvent): Promise<WebhookOutcome> {
    if (!(await store.take(`any:webhooks:${account}`, 1, ALLOWANCE))) return 'busy';
    const key = `any:webhook:${hash('sha256', JSON.stringify([account, event.id]), 'base64url')}`;
    if (!mayProceed(await store.claim(key, LEASE_MS))) return 'repeated';
    void during(work(deps, account, event, key));
    return 'received';
  }

  return async (account, event) => {
    const outcome = await receive(account, event);
    onEvent({ account, topic: event.topic, outcome });
    return outcome;
  };
}

/** Never rejects. An event whose work fails may be delivered again. */
async function work(deps: WebhookEventsDeps, account: string, event: WebhookEvent, key: string): Promise<void> {
  const { references, order, notice } = event;
  try {
    if (references.length > 0) await deps.onOrderChanged({ account, references });
    if (notice !== undefined && order !== undefined) await deps.onNotice({ account, order, notice });
    await deps.store.settle(key, REMEMBERED_MS);
  } catch (error) {
    deps.onError(error);
    await deps.store.forget(key);
  }
}
