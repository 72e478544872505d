import type { IncomingMessage, ServerResponse } from 'node:http';
import { connectProvider } from '../config/accounts/providers.ts';
import { type OrderNotice, webhookPath } from '../core/provider/webhook.ts';
import { createWebhookEvents } from '../webhooks/events.ts';
import { createWebhookListener, MAX_WEBHOOK_BYTES } from '../webhooks/listener.ts';
import { createHttpClients } from './clients.ts';
import type { BotDeps } from './deps.ts';

/** Vendors send from few addresses, and small bodies. */
const LIMITS = { bodies: 100, bodyBytes: 20 * MAX_WEBHOOK_BYTES, totalBodyBytes: 40 * MAX_WEBHOOK_BYTES };

/** Serves the webhooks of every account whose secret is set. */
export function createWebhooks(
  bot: BotDeps,
  onNotice: (notice: OrderNotice) => Promise<void>,
): (request: IncomingMessage, response: ServerResponse) => Promise<void> {
  const { config, store, responder, metrics, lookups, following, log } = bot;
  const { clients, onRejected } = createHttpClients(bot, LIMITS);
  const webhooks = config.providers
    .map(connectProvider)
    .flatMap(({ id, webhook }) => (webhook ? [{ account: id, webhook }] : []));
  return createWebhookListener({
    webhooks: new Map(webhooks.map((one) => [webhookPath(one.account), one])),
    now: Date.now,
    reserve: clients.reserve,
    onRefused: (reason, request) => {
      onRejected(reason);
      // Too many events are no reason to suspect their sender.
      if (reason !== 'webhook_rate') clients.rejected(request);
    },
    handle: createWebhookEvents({
      store,
      during: responder.during,
      onOrderChanged: async (change) => {
        await lookups.orderChanged(change.account, change.references);
        // A followed order is looked at sooner or later all the same.
        await following.wake(change).catch((err) => log.warn({ err }, 'What people follow cannot be read or saved'));
      },
      onNotice,
      onEvent: metrics.webhook,
      onError: (err) => log.error({ err }, 'A webhook could not be handled'),
    }),
  });
}
