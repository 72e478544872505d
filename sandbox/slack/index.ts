import { createHappenings, type Happenings } from './client/app-events.ts';
import { createInteractions, type Interactions } from './client/interactions.ts';
import { createDeeds, type Deeds } from './client/messaging.ts';
import { type Controls, createControls } from './controls.ts';
import { createCourier } from './delivery/dispatcher.ts';
import { httpCarrier } from './delivery/http.ts';
import { openSockets } from './delivery/socket.ts';
import { createAnnouncer } from './events/publisher.ts';
import { closeServer, startServer } from './http/server.ts';
import { createWorld, type Secrets } from './state/state.ts';

export interface SlackOptions extends Partial<Secrets> {
  readonly port?: number;
  /** Milliseconds in which the bot must acknowledge; Slack's own are 3,000. */
  readonly ackWithin?: number;
  /** Milliseconds before each new delivery of an event that was not acknowledged; Slack's own are 0, one minute and five. */
  readonly redeliverAfter?: readonly number[];
}

/** A running stand-in for Slack on loopback. */
export interface SlackStandIn extends Controls, Deeds, Happenings, Interactions {
  /** For SLACK_API_URL. */
  readonly url: string;
  /** Settings of a bot in HTTP mode. */
  readonly env: Readonly<Record<string, string>>;
  /** Settings of a bot in Socket Mode. */
  readonly envSocket: Readonly<Record<string, string>>;
  /** From now on everything is delivered to this address of the bot - until it opens a Socket Mode connection. */
  connect(botUrl: string): void;
  /** Forgets everything that was done; connections stay. */
  reset(): void;
  close(): Promise<void>;
}

const ACK_WITHIN_MS = 3_000;
const REDELIVER_AFTER_MS = [0, 50, 100];

/** Starts a workspace with the people of people.ts and the empty conversations of channels.ts. */
export async function startSlack(options: SlackOptions = {}): Promise<SlackStandIn> {
  const { botToken = 'xoxb-sandbox-bot', appToken = 'xapp-1-sandbox', signingSecret = 'sandbox-signing-secret' } = options;
  const { redeliverAfter: waits = REDELIVER_AFTER_MS, ackWithin = ACK_WITHIN_MS } = options;
  const world = createWorld({ botToken, appToken, signingSecret });
  const server = await startServer(world, options.port ?? 0);
  const courier = createCourier({ waits, onDelivered: ({ id }) => world.workspace.tell({ kind: 'delivered', id }) });
  const sockets = openSockets(server, world, ackWithin, () => courier.use(sockets));
  const url = `${world.address.http}/api/`;
  return {
    ...createControls(world, courier, sockets),
    ...createDeeds(world, createAnnouncer(world, courier)),
    ...createHappenings(world, courier),
    ...createInteractions(world, courier),
    url,
    env: { SLACK_BOT_TOKEN: botToken, SLACK_SIGNING_SECRET: signingSecret, SLACK_API_URL: url },
    envSocket: { SLACK_BOT_TOKEN: botToken, SLACK_APP_TOKEN: appToken, SLACK_API_URL: url },
    connect: (botUrl) => courier.use(httpCarrier(botUrl, signingSecret, ackWithin)),
    reset: () => {
      courier.reset();
      world.reset();
    },
    close: async () => {
      await courier.close();
      await sockets.close();
      await closeServer(server);
    },
  };
}
