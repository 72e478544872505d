import { App, type Receiver } from '@slack/bolt';
import { listen } from './listeners/listeners.ts';
import type { HandleUnanswered, Surfaces } from './listeners/surfaces.ts';
import { acknowledgeAll, type DroppedEvents } from './payloads/acknowledge.ts';
import { answerCommands, type CommandsDeps } from './payloads/commands.ts';
import { tolerateFragments } from './payloads/fragments.ts';
import { refuseMalformed } from './payloads/malformed.ts';
import { acknowledgeWhenClaimed } from './payloads/receipts.ts';
import { type ApiDeps, clientOptions } from './receivers.ts';

export interface BoltDeps extends ApiDeps {
  readonly token: string;
  /** For commands; Bolt makes its own for each team. */
  readonly client: CommandsDeps['client'];
  /** Who we are: Slack has been asked before, so Bolt need not. */
  identity(): { readonly botId?: string | undefined; readonly botUserId?: string | undefined };
  readonly receiver: Receiver;
  readonly surfaces: Surfaces;
  /** Set where it has not been done before Bolt's receiver. */
  readonly handleUnanswered?: HandleUnanswered | undefined;
  /** Counts the work of a payload as under way, from its delivery until its last listener has ended. */
  during<Result>(work: Promise<Result>): Promise<Result>;
  /** Called when a payload could not be handled. */
  onError(error: unknown): void;
  onDropped(events: DroppedEvents): void;
}

/** Connects Slack's payloads with the surfaces. */
export async function createBot(parts: BoltDeps): Promise<App> {
  const { token: botToken, receiver, logger, identity } = parts;
  const app = new App({
    authorize: async () => {
      const { botId, botUserId } = identity();
      return { botToken, ...(botId && { botId }), ...(botUserId && { botUserId }) };
    },
    receiver,
    logger,
    clientOptions: clientOptions(parts),
    convoStore: false,
    deferInitialization: true,
  });
  app.use(({ next }) => parts.during(next()));
  tolerateFragments(app);
  if (parts.handleUnanswered) passOver(app, parts.handleUnanswered);
  acknowledgeAll(app, parts.onDropped);
  acknowledgeWhenClaimed(app);
  refuseMalformed(app);
  answerCommands(app, { ...parts, command: parts.surfaces.command });
  reportFailures(app, parts.onError);
  listen(app, parts.surfaces);
  // Without this Bolt logs it too.
  app.error((error) => Promise.reject(error));
  await app.init();
  return app;
}

/** Reports what fails with a payload, in a listener or before one is found. Rethrown, so that Slack delivers an event again. */
function reportFailures(app: App, onError: BoltDeps['onError']): void {
  const receive = app.processEvent.bind(app);
  app.processEvent = async (received) => {
    try {
      await receive(received);
    } catch (error) {
      onError(error);
      throw error;
    }
  };
}

/** Acknowledges a payload that needs no listener, without one. */
function passOver(app: App, handleUnanswered: HandleUnanswered): void {
  const receive = app.processEvent.bind(app);
  app.processEvent = (received) => (handleUnanswered(received.body) ? received.ack() : receive(received));
}
