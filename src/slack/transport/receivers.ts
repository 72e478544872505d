import { type Logger, type Receiver, type ReceiverEvent, SocketModeReceiver, type webApi } from '@slack/bolt';
import { WebClient } from '@slack/web-api';
import type { SlackFetch } from './fetch.ts';
import { tolerateEnvelopes } from './payloads/envelopes.ts';
import { MalformedPayload } from './payloads/malformed.ts';
import type { SocketClient } from './socket.ts';

export const SLACK_PATH = '/slack/events';

/** How Bolt reaches Slack: bounded in time and tries, see fetch.ts. */
export interface ApiDeps {
  readonly apiUrl: string;
  readonly fetch: SlackFetch;
  readonly logger: Logger;
}

/** No limit: the pools have theirs, and one for all calls would let slow ones hold up the others. */
const MAX_CONCURRENT = 10_000;

/** A new object each time: @slack/socket-mode writes into the one it gets. */
export function clientOptions({ apiUrl, fetch }: ApiDeps): webApi.WebClientOptions {
  // Retries are ours: the client's would post a message twice, and its wait after a 429 holds up all other calls.
  const retries = { retryConfig: { retries: 0 }, rejectRateLimitedCalls: true };
  return { slackApiUrl: apiUrl, fetch, ...retries, maxRequestConcurrency: MAX_CONCURRENT };
}

/** The Web API for what we do on our own, outside of a payload's listener. */
export function createClient(token: string, api: ApiDeps): webApi.WebClient {
  return new WebClient(token, { ...clientOptions(api), logger: api.logger });
}

/** Events over a websocket; reconnecting is ours (slack/socket.ts). */
export function socketReceiver(
  appToken: string,
  dispatcher: SocketDispatcher,
  api: ApiDeps,
): { receiver: Receiver; client: SocketClient } {
  const receiver = new SocketModeReceiver({
    appToken,
    dispatcher,
    logger: api.logger,
    autoReconnectEnabled: false,
    installerOptions: { clientOptions: clientOptions(api) },
    processEventErrorHandler: endFailed,
  });
  tolerateEnvelopes(receiver.client, () => api.logger.warn('A message over the websocket is no envelope'));
  return { receiver, client: receiver.client };
}

type SocketDispatcher = NonNullable<ConstructorParameters<typeof SocketModeReceiver>[0]['dispatcher']>;

interface Failed {
  readonly error: unknown;
  readonly event: Pick<ReceiverEvent, 'body' | 'ack'>;
}

/** What failed is in the log (bolt.ts). Slack delivers an event again until it is acknowledged: no copy of a malformed one is better. */
async function endFailed({ error, event: { body, ack } }: Failed): Promise<false> {
  if (error instanceof MalformedPayload && body?.event !== undefined) await ack().catch(() => {});
  return false;
}
