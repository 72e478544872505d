import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { answerCall } from './api/answer.ts';
import type { CallFault } from './faults.ts';
import { isObject, type Json, parsed } from './json.ts';
import { SlackRefusal } from './refusal.ts';
import { respond, statusOf } from './respond.ts';
import { RESPONSE_PATH } from './response-urls.ts';
import type { World } from './world.ts';

const API_PATH = '/api/';
const MOST_BODY = 2_000_000;

/** Serves the Web API and the response urls on 127.0.0.1. */
export async function startServer(world: World, port: number): Promise<Server> {
  const server = createServer((request, response) => void serve(request, response, world));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  world.address.http = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return server;
}

interface Exchange {
  readonly method: string;
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly arguments: Json;
  readonly body: unknown;
}

async function serve(request: IncomingMessage, response: ServerResponse, world: World): Promise<void> {
  const { pathname: path } = new URL(request.url ?? '/', 'http://127.0.0.1');
  const method = path.startsWith(API_PATH) ? path.slice(API_PATH.length) : path.startsWith(RESPONSE_PATH) ? 'response_url' : '';
  const body = await readBody(request);
  if (method === '') return void response.writeHead(404).end();
  world.log.begin();
  const fault = world.faults.next(method);
  await delay(fault?.delay ?? 0);
  const exchange = broken(method, fault) ?? carryOut(method, path, request, body, world);
  world.log.end({ method, arguments: exchange.arguments, status: exchange.status, answer: exchange.body });
  if (fault?.drop) return void response.destroy();
  send(exchange, response);
}

/** What the bot gets instead of an answer; undefined when the call is to be carried out. */
function broken(method: string, fault: CallFault | undefined): Exchange | undefined {
  if (!fault) return undefined;
  const { error, status, retryAfter, drop } = fault;
  const base = { method, headers: {}, arguments: {} };
  if (retryAfter !== undefined)
    return { ...base, status: 429, headers: { 'retry-after': String(retryAfter) }, body: { ok: false, error: 'ratelimited' } };
  if (error !== undefined) return { ...base, status: status ?? 200, body: { ok: false, error } };
  if (status !== undefined) return { ...base, status, body: '' };
  return drop === 'before' ? { ...base, status: 0, body: '' } : undefined;
}

function carryOut(method: string, path: string, { headers }: IncomingMessage, body: string, world: World): Exchange {
  if (method === 'response_url') return { method, headers: {}, ...responded(path, body, world) };
  const call = { contentType: headers['content-type'] ?? '', authorization: headers.authorization ?? '', body };
  return { method, ...answerCall(method, call, world) };
}

function responded(path: string, body: string, world: World): Pick<Exchange, 'status' | 'arguments' | 'body'> {
  const given = parsed(body);
  const message = isObject(given) ? given : {};
  try {
    if (!isObject(given)) throw new SlackRefusal('invalid_payload');
    respond(path, message, world);
    return { status: 200, arguments: message, body: 'ok' };
  } catch (error) {
    if (!(error instanceof SlackRefusal)) throw error;
    return { status: statusOf(error), arguments: message, body: { ok: false, error: error.code } };
  }
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += chunk.length;
    if (size <= MOST_BODY) chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function send({ status, headers, body }: Exchange, response: ServerResponse): void {
  const isText = typeof body === 'string';
  response.writeHead(status, { 'content-type': isText ? 'text/html' : 'application/json; charset=utf-8', ...headers });
  response.end(isText ? body : JSON.stringify(body));
}

export function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
