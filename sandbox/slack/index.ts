import { type AppEvents, createAppEvents } from './client/app-events.ts';
import { createInteractions, type Interactions } from './client/interactions.ts';
import { createMessaging, type Messaging } from './client/messaging.ts';
import { type Controls, createControls } from './controls.ts';
import { createHttpTransport } from './delivery/http.ts';
import { createSender } from './delivery/sender.ts';
import { openSockets } from './delivery/socket.ts';
import { createEventPublisher } from './events/publisher.ts';
import { closeServer, startServer } from './http/server.ts';
import { createSlackState, type Secrets } from './state/state.ts';

export interface SlackOptions extends Partial<Secrets> {
  readonly port?: number;
  /** Milliseconds in which the bot must acknowledge; 3,000 in Slack. */
  readonly ackWithin?: number;
  /** Milliseconds in which a trigger_id can open a modal; 3,000 in Slack. */
  readonly triggerLifetime?: number;
  /** Milliseconds before each redelivery of an event that was not acknowledged; in Slack 0, one minute and five minutes. */
  readonly redeliverAfter?: readonly number[];
}

/** A running stand-in for Slack on loopback. */
export interface SlackStandIn extends Controls, Messaging, AppEvents, Interactions {
  /** For SLACK_API_URL. */
  readonly url: string;
  /** Settings of a bot in HTTP mode. */
  readonly env: Readonly<Record<string, string>>;
  /** Settings of a bot in Socket Mode. */
  readonly envSocket: Readonly<Record<string, string>>;
  /** Delivers to this address of the bot, until it opens a Socket Mode connection. */
  connect(botUrl: string): void;
  /** Resets the workspace; connections stay open. */
  reset(): void;
  close(): Promise<void>;
}

const ACK_WITHIN_MS = 3_000;
const TRIGGER_LIFETIME_MS = 3_000;
const REDELIVER_AFTER_MS = [0, 50, 100];

/** Starts a workspace with the people of people.ts and the channels of channels.ts, without messages. */
export async function startSlack(options: SlackOptions = {}): Promise<SlackStandIn> {
  const { botToken = 'xoxb-sandbox-bot', appToken = 'xapp-1-sandbox', signingSecret = 'sandbox-signing-secret' } = options;
  const {
    redeliverAfter: waits = REDELIVER_AFTER_MS,
    ackWithin = ACK_WITHIN_MS,
    triggerLifetime = TRIGGER_LIFETIME_MS,
  } = options;
  const slack = createSlackState({ botToken, appToken, signingSecret }, triggerLifetime);
  const server = await startServer(slack, options.port ?? 0);
  const sender = createSender({ waits, onDelivered: ({ id }) => slack.workspace.notify({ kind: 'delivered', id }) });
  const sockets = openSockets(server, slack, ackWithin, () => sender.connect(sockets));
  const url = `${slack.address.http}/api/`;
  return {
    ...createControls(slack, sender, sockets),
    ...createMessaging(slack, createEventPublisher(slack, sender)),
    ...createAppEvents(slack, sender),
    ...createInteractions(slack, sender),
    url,
    env: { SLACK_BOT_TOKEN: botToken, SLACK_SIGNING_SECRET: signingSecret, SLACK_API_URL: url },
    envSocket: { SLACK_BOT_TOKEN: botToken, SLACK_APP_TOKEN: appToken, SLACK_API_URL: url },
    connect: (botUrl) => sender.connect(createHttpTransport(botUrl, signingSecret, ackWithin)),
    reset: () => {
      sender.reset();
      slack.reset();
    },
    close: async () => {
      await sender.close();
      await sockets.close();
      await closeServer(server);
    },
  };
}
