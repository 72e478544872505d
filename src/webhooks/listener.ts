import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Webhook, WebhookEvent, WebhookHead } from '../core/provider/webhook.ts';
import { declaredBytes, type Reservation, type Reserve, readBody, refuse } from '../server/body.ts';

/** Vendors' events have a few kilobytes. */
export const MAX_WEBHOOK_BYTES = 256_000;

/** Why a request is refused; the sender learns the status only. */
export type WebhookRefusal = 'webhook_method' | 'webhook_signature' | 'webhook_size' | 'webhook_content' | 'webhook_rate';

/** What became of an event. `busy`: its account sends too many; the vendor delivers it again. */
export type WebhookOutcome = 'received' | 'repeated' | 'busy';

interface Endpoint {
  readonly account: string;
  readonly webhook: Webhook;
}

export interface WebhookListenerDeps {
  /** By their paths. */
  readonly webhooks: ReadonlyMap<string, Endpoint>;
  now(): number;
  readonly reserve: Reserve;
  onRefused(reason: WebhookRefusal, request: IncomingMessage): void;
  /** Resolves at once; the work goes on afterwards. */
  handle(account: string, event: WebhookEvent): Promise<WebhookOutcome>;
}

interface Refused {
  readonly status: number;
  readonly reason: WebhookRefusal;
}

/** Serves the vendors' requests: 404 for other paths, 401 for what the vendor did not send, 413, 429; no refusal says more. */
export function createWebhookListener(
  deps: WebhookListenerDeps,
): (request: IncomingMessage, response: ServerResponse) => Promise<void> {
  async function serve(
    request: IncomingMessage,
    { account, webhook }: Endpoint,
    head: WebhookHead,
  ): Promise<Refused | string | undefined> {
    const refused = refusedByHead(request, webhook, head, deps.now());
    if (refused) return refused;
    const memory = deps.reserve(request, declaredBytes(request, 0));
    if (!memory) return { status: 503, reason: 'webhook_rate' };
    const event = await readEvent(request, webhook, head, memory);
    if (event === undefined || 'reason' in event) return event;
    const outcome = await deps.handle(account, event);
    return outcome === 'busy' ? { status: 429, reason: 'webhook_rate' } : webhook.replies[outcome];
  }

  return async (request, response) => {
    const url = URL.parse(request.url ?? '/', 'http://localhost');
    const endpoint = url && deps.webhooks.get(url.pathname);
    if (!endpoint) return refuse(response, 404);
    const reply = await serve(request, endpoint, { headers: request.headers, query: url.searchParams });
    if (reply === undefined) return;
    if (typeof reply === 'string') return void response.writeHead(200, { 'content-type': 'text/plain' }).end(reply);
    deps.onRefused(reply.reason, request);
    refuse(response, reply.status);
  };
}

function refusedByHead(request: IncomingMessage, webhook: Webhook, head: WebhookHead, now: number): Refused | undefined {
  if (request.method !== 'POST') return { status: 405, reason: 'webhook_method' };
  if (!webhook.isPlausible(head, now)) return { status: 401, reason: 'webhook_signature' };
  const isTooLarge = declaredBytes(request, MAX_WEBHOOK_BYTES) > MAX_WEBHOOK_BYTES;
  return isTooLarge ? { status: 413, reason: 'webhook_size' } : undefined;
}

/** Undefined: the sender is gone. */
async function readEvent(
  request: IncomingMessage,
  webhook: Webhook,
  head: WebhookHead,
  memory: Reservation,
): Promise<WebhookEvent | Refused | undefined> {
  const body = await readBody(request, MAX_WEBHOOK_BYTES, memory).finally(memory.release);
  if (body === 'broken') return undefined;
  if (body === 'too large') return { status: 413, reason: 'webhook_size' };
  if (!webhook.isAuthentic(head, body)) return { status: 401, reason: 'webhook_signature' };
  return webhook.read(head, body.toString('utf8')) ?? { status: 400, reason: 'webhook_content' };
}
