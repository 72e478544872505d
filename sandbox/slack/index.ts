import type { ApiCall } from './calls.ts';
import { createCourier, type Delivery } from './delivery/courier.ts';
import { httpCarrier } from './delivery/http.ts';
import { newParcel } from './delivery/parcel.ts';
import type { CallFault } from './faults.ts';
import { type CommandInput, commandPayload } from './payloads/command.ts';
import { settled } from './quiet.ts';
import { closeServer, startServer } from './server.ts';
import type { Workspace } from './workspace.ts';
import { createWorld, type Secrets } from './world.ts';

export interface SlackOptions extends Partial<Secrets> {
  readonly port?: number;
  /** Milliseconds in which the bot must acknowledge. */
  readonly ackWithin?: number;
  /** Milliseconds before each new delivery of an event that was not acknowledged. */
  readonly redeliverAfter?: readonly number[];
}

/** A running stand-in for Slack on loopback. */
export interface SlackStandIn {
  /** For SLACK_API_URL. */
  readonly url: string;
  /** Settings of a bot in HTTP mode. */
  readonly env: Readonly<Record<string, string>>;
  /** Settings of a bot in Socket Mode. */
  readonly envSocket: Readonly<Record<string, string>>;
  readonly workspace: Workspace;
  /** What the bot has called, newest last. */
  readonly calls: readonly ApiCall[];
  readonly deliveries: readonly Delivery[];
  /** From now on everything is delivered to this address of the bot. */
  connect(botUrl: string): void;
  command(input: CommandInput): Promise<Delivery>;
  fail(method: string, fault: CallFault): void;
  mend(method?: string): void;
  /** Resolves with the first call, past or to come, that matches; rejects after `ms`. */
  until(matches: (call: ApiCall) => boolean, ms?: number): Promise<ApiCall>;
  /** Resolves when nothing is under way and the bot has been quiet for a moment. */
  settled(ms?: number): Promise<void>;
  reset(): void;
  close(): Promise<void>;
}

const QUIET_MS = 100;
const PATIENCE_MS = 10_000;
const ACK_WITHIN_MS = 3_000;

/** Starts an empty workspace with the people of people.ts and the conversations of channels.ts. */
export async function startSlack(options: SlackOptions = {}): Promise<SlackStandIn> {
  const { botToken = 'xoxb-sandbox-bot', appToken = 'xapp-1-sandbox', signingSecret = 'sandbox-signing-secret' } = options;
  const world = createWorld({ botToken, appToken, signingSecret });
  const server = await startServer(world, options.port ?? 0);
  const { redeliverAfter: waits = [0, 50, 100], ackWithin = ACK_WITHIN_MS } = options;
  const courier = createCourier({ waits, onDelivered: ({ id }) => world.workspace.tell({ kind: 'delivered', id }) });
  const url = `${world.address.http}/api/`;
  const count = () => world.log.calls.length + courier.deliveries.length;
  return {
    url,
    env: { SLACK_BOT_TOKEN: botToken, SLACK_SIGNING_SECRET: signingSecret, SLACK_API_URL: url },
    envSocket: { SLACK_BOT_TOKEN: botToken, SLACK_APP_TOKEN: appToken, SLACK_API_URL: url },
    workspace: world.workspace,
    calls: world.log.calls,
    deliveries: courier.deliveries,
    connect: (botUrl) => courier.use(httpCarrier(botUrl, signingSecret, ackWithin)),
    command: (input) => courier.deliver(newParcel('slash_commands', commandPayload(input, world), true)),
    fail: world.faults.fail,
    mend: world.faults.mend,
    until: (matches, ms = PATIENCE_MS) => world.log.until(matches, ms),
    settled: (ms = PATIENCE_MS) => settled(() => world.log.open + courier.open > 0, count, QUIET_MS, ms),
    reset: () => {
      courier.reset();
      world.reset();
    },
    close: async () => {
      await courier.close();
      await closeServer(server);
    },
  };
}
