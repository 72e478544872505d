import type { Receiver } from '@slack/bolt';
import type { Dispatcher } from 'undici';
import type { SlackConfig } from '../config/serve.ts';
import type { Times } from '../core/times.ts';
import type { Log } from '../log.ts';
import type { Clients } from '../server/clients.ts';
import type { Installation } from '../slack/policy/workspace.ts';
import { type BoltDeps, createBot } from '../slack/transport/bolt.ts';
import { createHttpListener, type HttpListener } from '../slack/transport/http.ts';
import { createHttpReceiver } from '../slack/transport/http-receiver.ts';
import type { HandleUnanswered, Surfaces } from '../slack/transport/listeners/surfaces.ts';
import type { DroppedEvents } from '../slack/transport/payloads/acknowledge.ts';
import { MalformedPayload } from '../slack/transport/payloads/malformed.ts';
import { type ApiDeps, socketReceiver } from '../slack/transport/receivers.ts';
import { openSocket } from '../slack/transport/socket.ts';
import { mayProceed, type Store } from '../state/store.ts';

/** A signature is accepted for five minutes before and after its timestamp. */
const SIGNATURE_LIFE_MS = 600_000;

export interface TransportDeps {
  readonly slack: SlackConfig;
  readonly times: Times;
  readonly api: ApiDeps;
  readonly client: BoltDeps['client'];
  /** For the websocket; the API's calls go through `api.fetch`. */
  readonly dispatcher: Dispatcher;
  readonly surfaces: Surfaces;
  /** Loaded when the transport is opened. */
  readonly installation: Pick<Installation, 'bot'>;
  /** See {@link BoltDeps.during}. */
  during<Result>(work: Promise<Result>): Promise<Result>;
  readonly clients: Clients;
  readonly store: Pick<Store, 'claim'>;
  onRejected(reason: string): void;
  readonly log: Log;
}

/** How Slack's payloads come in: over HTTP or over a websocket, to the same surfaces. */
export interface Transport {
  /** Set in HTTP mode: serves Slack's path. */
  readonly listener: HttpListener | undefined;
  /** After Slack has accepted the bot's token. Rejects when it does not accept the one for Socket Mode. */
  open(): Promise<void>;
  isConnected(): boolean;
  /** Stops accepting; answers under way go on. */
  close(): Promise<void>;
}

export function createTransport(parts: TransportDeps): Transport {
  const { transport } = parts.slack;
  return transport.kind === 'http' ? overHttp(parts, transport.secrets) : overSocket(parts, transport.appToken);
}

function overHttp(parts: TransportDeps, secrets: readonly string[]): Transport {
  const { api, times } = parts;
  const { receiver, deliver } = createHttpReceiver({ ...api, ...times });
  let isOpen = false;
  const checked = createHttpListener({
    secrets,
    now: Date.now,
    deliver,
    handleUnanswered: parts.surfaces.handleUnanswered,
    isFirst: async (signature) => mayProceed(await parts.store.claim(`any:signature:${signature}`, SIGNATURE_LIFE_MS)),
    reserve: parts.clients.reserve,
    onRefused: (reason, request, hasBody) => {
      parts.onRejected(reason);
      if (hasBody) parts.clients.rejected(request);
    },
  });
  return {
    listener: async (request, response) => {
      if (isOpen) return checked(request, response);
      response.writeHead(503).end();
    },
    open: async () => {
      await connect(parts, receiver);
      isOpen = true;
    },
    isConnected: () => isOpen,
    close: async () => {
      isOpen = false;
    },
  };
}

function overSocket(parts: TransportDeps, appToken: string): Transport {
  const { api, dispatcher, log, times } = parts;
  const { receiver, client } = socketReceiver(appToken, dispatcher, api);
  let socket: Awaited<ReturnType<typeof openSocket>> | undefined;
  return {
    listener: undefined,
    open: async () => {
      await connect(parts, receiver, parts.surfaces.handleUnanswered);
      socket = await openSocket({
        client,
        times,
        onConnected: () => log.info('Connected to Slack'),
        onDisconnected: (err) =>
          err === undefined ? log.info('Slack closed the connection') : log.warn({ err }, 'No connection to Slack; trying again'),
      });
    },
    isConnected: () => socket?.isConnected ?? false,
    close: async () => {
      await socket?.close();
    },
  };
}

async function connect(
  { slack, api, client, surfaces, installation, during, log }: TransportDeps,
  receiver: Receiver,
  handleUnanswered?: HandleUnanswered,
): Promise<void> {
  const onError = (err: unknown) =>
    err instanceof MalformedPayload
      ? log.warn({ payload: err.payload, fault: err.message }, 'Slack sent a malformed payload, which cannot be answered')
      : log.error({ err }, 'A payload could not be handled');
  const onDropped = (events: DroppedEvents) => log.warn({ ...events }, 'Slack drops events of this app: too many in an hour');
  await createBot({
    ...api,
    token: slack.botToken,
    client,
    identity: installation.bot,
    receiver,
    surfaces,
    handleUnanswered,
    during,
    onError,
    onDropped,
  });
}
