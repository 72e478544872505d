import type { FetchFunction } from '@slack/web-api';

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

/**
 * Bounds every call to Slack: its time, its redirects, and its host. A response_url comes from a payload; it counts only
 * on Slack's own hosts or on the configured API's. Files are never sent.
 * @param within milliseconds
 */
export function createSlackFetch(
  send: (url: URL, request: BoundedRequest) => Promise<FetchResponse>,
  apiUrl: string,
  within: number,
): SlackFetch {
  const api = new URL(apiUrl);
  return async (url, { method = 'GET', headers = {}, body, signal } = {}) => {
    const target = new URL(url);
    if (!isSlack(target, api)) throw new Error(`Not a host of Slack's: ${target.host}`);
    if (body !== undefined && typeof body !== 'string') throw new Error('Order Scout sends no files');
    const deadline = AbortSignal.timeout(within);
    const bounded = signal ? AbortSignal.any([signal, deadline]) : deadline;
    return await send(target, { method, headers, body: body ?? null, redirect: 'error', signal: bounded });
  };
}

function isSlack(target: URL, api: URL): boolean {
  if (target.origin === api.origin) return true;
  return target.protocol === 'https:' && (target.hostname === 'slack.com' || target.hostname.endsWith('.slack.com'));
}
