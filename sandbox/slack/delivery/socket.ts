import type { Server } from 'node:http';
import { type WebSocket, WebSocketServer } from 'ws';
import { isObject, type Json, tryParseJson } from '../json.ts';
import type { SlackState } from '../state/state.ts';
import { APP } from '../workspace/people.ts';
import type { Acknowledgement, Envelope, Retry, Transport } from './envelope.ts';

/** Slack's side of Socket Mode. */
export interface Sockets extends Transport {
  /** Number of open connections; Slack allows ten. */
  readonly count: number;
  /** Resolves when there is a connection, or with `another` a new one. */
  connected(another?: boolean): Promise<void>;
  /** Sends a text, whatever it is, on every connection. */
  write(text: string): void;
  /** Sends `disconnect` on every connection, as Slack does every few hours; the clients close them. */
  disconnect(reason?: 'refresh_requested' | 'warning'): void;
  /** Terminates every connection without notice. */
  drop(): void;
}

interface Link {
  readonly socket: WebSocket;
  /** Envelopes without an acknowledgement, by their ids. */
  readonly pending: Map<string, (status: Acknowledgement['status'], body: string) => void>;
}

const MAX_CONNECTIONS = 10;

/** Accepts websocket connections on `/link/`. Each envelope goes to one of them. */
export function openSockets(server: Server, slack: SlackState, within: number, onConnected: () => void): Sockets {
  const sockets = new WebSocketServer({ noServer: true });
  const links = new Set<Link>();
  const waiting = new Set<() => void>();
  let next = 0;

  server.on('upgrade', (request, socket, head) => {
    const ticket = new URL(request.url ?? '/', 'http://127.0.0.1').searchParams.get('ticket') ?? '';
    if (!slack.tickets.delete(ticket) || links.size >= MAX_CONNECTIONS) return void socket.destroy();
    sockets.handleUpgrade(request, socket, head, accept);
  });

  function accept(socket: WebSocket): void {
    const link: Link = { socket, pending: new Map() };
    links.add(link);
    socket.on('message', (data) => acknowledge(link, String(data)));
    socket.on('close', () => {
      links.delete(link);
      for (const end of link.pending.values()) end('unreachable', '');
    });
    socket.on('error', () => links.delete(link));
    socket.send(JSON.stringify(helloJson(links.size)));
    onConnected();
    for (const resolve of waiting) resolve();
    waiting.clear();
  }

  function write(text: string): void {
    for (const { socket } of links) socket.send(text);
  }

  return {
    get count() {
      return links.size;
    },
    send: (envelope, retry) => {
      const link = [...links][next++ % Math.max(links.size, 1)];
      return link ? sendOver(link, envelope, retry, within) : Promise.resolve({ status: 'unreachable', body: '', after: 0 });
    },
    connected: (another = false) =>
      links.size > 0 && !another ? Promise.resolve() : new Promise<void>((resolve) => waiting.add(resolve)),
    write,
    disconnect: (reason = 'refresh_requested') =>
      write(JSON.stringify({ type: 'disconnect', reason, debug_info: { host: 'sandbox' } })),
    drop: () => {
      for (const { socket } of links) socket.terminate();
    },
    close: async () => {
      for (const { socket } of links) socket.terminate();
      sockets.close();
    },
  };
}

function helloJson(connections: number): Json {
  return {
    type: 'hello',
    num_connections: connections,
    connection_info: { app_id: APP.id },
    debug_info: { host: 'sandbox', approximate_connection_time: 18_060 },
  };
}

function sendOver({ socket, pending }: Link, envelope: Envelope, retry: Retry, within: number): Promise<Acknowledgement> {
  const begun = performance.now();
  return new Promise((resolve) => {
    const end = (status: Acknowledgement['status'], body: string) => {
      clearTimeout(timer);
      pending.delete(envelope.id);
      resolve({ status, body, after: Math.round(performance.now() - begun) });
    };
    const timer = setTimeout(() => end('late', ''), within);
    pending.set(envelope.id, end);
    socket.send(JSON.stringify(envelopeJson(envelope, retry)));
  });
}

function envelopeJson({ id, kind, payload, acceptsAnswer }: Envelope, { number, reason }: Retry): Json {
  const base = { envelope_id: id, type: kind, payload, accepts_response_payload: acceptsAnswer };
  if (kind !== 'events_api') return base;
  return { ...base, retry_attempt: number, retry_reason: number === 0 ? '' : (reason ?? 'timeout') };
}

function acknowledge({ pending }: Link, text: string): void {
  const message = tryParseJson(text);
  if (!isObject(message) || typeof message.envelope_id !== 'string') return;
  const answer = isObject(message.payload) && Object.keys(message.payload).length > 0 ? JSON.stringify(message.payload) : '';
  pending.get(message.envelope_id)?.(200, answer);
}
