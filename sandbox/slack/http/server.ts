import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import getRawBody from 'raw-body';
import { KEEP_OPEN } from '../../keep-open.ts';
import { FILES_PATH, UPLOAD_PATH } from '../state/files.ts';
import { RESPONSE_PATH } from '../state/response-urls.ts';
import type { SlackState } from '../state/state.ts';
import type { Answer } from './answer.ts';
import { serveFile, takeUpload } from './files.ts';
import { answerRequest, faultAnswer, parseArguments, type Request } from './response.ts';

const API_PATH = '/api/';
const MAX_BODY = 2_000_000;
/** What the call log calls them: they are no methods. */
const DOWNLOAD = 'file';
const UPLOAD = 'upload';

/** Serves the Web API and the response_urls on 127.0.0.1. */
export async function startServer(slack: SlackState, port: number): Promise<Server> {
  const server = createServer(KEEP_OPEN, (request, response) => void serve(request, response, slack));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  slack.address.http = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return server;
}

export function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

async function serve(incoming: IncomingMessage, response: ServerResponse, slack: SlackState): Promise<void> {
  const { pathname: path } = new URL(incoming.url ?? '/', 'http://127.0.0.1');
  const method = methodOf(path);
  const bytes = await readBody(incoming);
  if (bytes === undefined) return void response.writeHead(413).end();
  if (method === undefined) return void response.writeHead(404).end();
  const body = bytes.toString('utf8');
  const { 'content-type': contentType = '', authorization = '' } = incoming.headers;
  const request: Request = { method, path, contentType, authorization, body };
  slack.log.begin(method);
  const fault = slack.faults.next(method);
  await Promise.all([delay(fault?.delay ?? 0), fault?.until]);
  const answer = faultAnswer(fault) ?? answerFor(request, bytes, slack);
  slack.log.end({
    method,
    arguments: parseArguments(request),
    status: answer.status,
    answer: Buffer.isBuffer(answer.body) ? '' : answer.body,
  });
  if (fault?.drop) return void response.destroy();
  send(answer, response);
}

function answerFor(request: Request, bytes: Buffer, slack: SlackState): Answer {
  if (request.method === DOWNLOAD) return serveFile(request.path, request.authorization, slack);
  return request.method === UPLOAD ? takeUpload(request.path, bytes, slack) : answerRequest(request, slack);
}

function methodOf(path: string): string | undefined {
  if (path.startsWith(API_PATH)) return path.slice(API_PATH.length);
  if (path.startsWith(FILES_PATH)) return DOWNLOAD;
  if (path.startsWith(UPLOAD_PATH)) return UPLOAD;
  return path.startsWith(RESPONSE_PATH) ? 'response_url' : undefined;
}

/** undefined if the body is too long, or the client has disconnected; the rest of it is read and dropped. */
async function readBody(request: IncomingMessage): Promise<Buffer | undefined> {
  return await getRawBody(request, { limit: MAX_BODY }).catch(() => {
    request.resume();
    return undefined;
  });
}

function send({ status, headers, body }: Answer, response: ServerResponse): void {
  const isText = typeof body === 'string' || Buffer.isBuffer(body);
  response.writeHead(status, { 'content-type': isText ? 'text/html' : 'application/json; charset=utf-8', ...headers });
  response.end(isText ? body : JSON.stringify(body));
}
