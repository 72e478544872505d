import type { FetchFunction } from '@slack/web-api';
import { DelegateBackoff, handleAll, retry } from 'cockatiel';
import { boundBy } from '../../bound.ts';

export type SlackFetch = FetchFunction;
type FetchResponse = Awaited<ReturnType<FetchFunction>>;

/** What goes over the network in the end. */
export interface BoundedRequest {
  readonly method: string;
  readonly headers: Record<string, string>;
  readonly body: string | null;
  readonly redirect: 'error';
  readonly signal: AbortSignal;
}

export interface SlackFetchOptions {
  readonly apiUrl: string;
  /** Deadline of each request, its answer included, in milliseconds. */
  readonly within: number;
  readonly retries?: number;
  /** Before the first retry, in milliseconds; doubled for the second. */
  readonly retryAfter?: number;
}

/** A longer wait is left to the caller, in milliseconds. */
const MAX_WAIT = 10_000;

/**
 * Bounds every call to Slack: its time, its redirects, and its host. A response_url comes from a payload; it counts only
 * on Slack's own hosts or on the configured API's. Files are never sent. Methods that may be called twice are called
 * again while Slack is busy; messages are not, see answer/delivery/delivery.ts. An answer is read whole, also where nobody
 * wants it, so that its connection is free: Bolt's `respond` reads no refusal.
 */
export function createSlackFetch(
  send: (url: URL, request: BoundedRequest) => Promise<FetchResponse>,
  { apiUrl, within, retries = 0, retryAfter = 0 }: SlackFetchOptions,
): SlackFetch {
  const api = new URL(apiUrl);
  return async (url, { method = 'GET', headers = {}, body, signal } = {}) => {
    const target = new URL(url);
    if (!isSlack(target, api)) throw refused(`Not a host of Slack's: ${target.host}`);
    if (body !== undefined && typeof body !== 'string') throw refused('Order Scout sends no files');
    const attempt = async () => {
      const bound = boundBy(within, signal);
      try {
        return await read(await send(target, { method, headers, body: body ?? null, redirect: 'error', signal: bound.signal }));
      } finally {
        bound.end();
      }
    };
    if (!isMethod(target, api)) return throwIfLimited(await attempt());
    return await (POSTS.test(target.pathname) ? attempt() : repeat(attempt, retries, retryAfter));
  };
}

/** A second call of these posts a second message. */
const POSTS = /\/chat\.post[A-Z][A-Za-z]*$/;

/** Calls again after a failure of the network or of Slack, and when Slack asks to wait for a moment. */
async function repeat(attempt: () => Promise<FetchResponse>, maxAttempts: number, pause: number): Promise<FetchResponse> {
  let last: FetchResponse | undefined;
  const retries = retry(handleAll, {
    maxAttempts,
    backoff: new DelegateBackoff(({ attempt }) => Math.max(pause * 2 ** (attempt - 1), last ? waitOf(last) : 0)),
  });
  return await retries.execute(async ({ attempt: retried }) => {
    last = undefined;
    const response = await attempt();
    if (retried === maxAttempts || !isTransient(response)) return response;
    last = response;
    throw new Error(`Slack replied ${response.status}`);
  });
}

function isTransient(response: FetchResponse): boolean {
  return response.status >= 500 || (response.status === 429 && waitOf(response) <= MAX_WAIT);
}

/** Slack's Retry-After, which is in seconds; in milliseconds. */
function waitOf({ headers }: FetchResponse): number {
  return (Number.parseInt(headers.get('retry-after') ?? '', 10) || 0) * 1_000;
}

/** The response with its body, which has no deadline any more. */
async function read(response: FetchResponse): Promise<FetchResponse> {
  const { ok, status, statusText, url, headers } = response;
  const bytes = await response.arrayBuffer();
  const text = async () => Buffer.from(bytes).toString('utf8');
  return {
    ok,
    status,
    statusText,
    url,
    headers,
    arrayBuffer: async () => bytes,
    text,
    json: async () => JSON.parse(await text()),
  };
}

/** Bolt's `respond` keeps of a refusal its status alone. */
function throwIfLimited(response: FetchResponse): FetchResponse {
  if (response.status !== 429) return response;
  throw Object.assign(new Error('The response_url asks to wait'), { statusCode: 429, retryAfter: waitOf(response) / 1_000 });
}

/** In the shape of Slack's refusals: another try would be refused too. */
function refused(message: string): Error {
  return Object.assign(new Error(message), { data: { error: 'not_sent' } });
}

/** A method of the Web API, and no response_url. */
export function isMethod(target: URL, api: URL): boolean {
  return target.origin === api.origin && target.pathname.startsWith(api.pathname);
}

function isSlack(target: URL, api: URL): boolean {
  if (target.origin === api.origin) return true;
  return target.protocol === 'https:' && (target.hostname === 'slack.com' || target.hostname.endsWith('.slack.com'));
}
