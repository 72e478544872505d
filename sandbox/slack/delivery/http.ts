import { createHmac } from 'node:crypto';
import type { Acknowledgement, Envelope, Retry, Transport } from './envelope.ts';

/** A signed request to an app. */
interface SignedRequest {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Delivers signed HTTP requests. After `within` milliseconds an acknowledgement is late. */
export function createHttpTransport(botUrl: string, secret: string, within: number): Transport {
  return {
    send: async (envelope, retry) => {
      const begun = performance.now();
      const after = () => Math.round(performance.now() - begun);
      try {
        const { headers, body } = signedRequest(envelope, retry, secret);
        const response = await fetch(botUrl, { method: 'POST', headers, body, signal: AbortSignal.timeout(within) });
        const noRetry = response.headers.get('x-slack-no-retry') === '1';
        return { status: response.status, body: await response.text(), after: after(), noRetry };
      } catch (error) {
        const isLate = error instanceof Error && error.name === 'TimeoutError';
        return { status: isLate ? 'late' : 'unreachable', body: '', after: after() } satisfies Acknowledgement;
      }
    },
    close: async () => {},
  };
}

/** docs.slack.dev, "Verifying requests from Slack": v0 = HMAC-SHA256 over `v0:timestamp:body`. */
function signedRequest(envelope: Envelope, retry: Retry, secret: string): SignedRequest {
  const body = bodyOf(envelope);
  const timestamp = String(Math.floor(Date.now() / 1000));
  const signature = createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest('hex');
  return {
    body,
    headers: {
      'content-type': envelope.kind === 'events_api' ? 'application/json' : 'application/x-www-form-urlencoded',
      'user-agent': 'Slackbot 1.0 (+https://api.slack.com/robots)',
      'x-slack-request-timestamp': timestamp,
      'x-slack-signature': `v0=${signature}`,
      ...retryHeaders(retry),
    },
  };
}

function retryHeaders({ number, reason }: Retry): Record<string, string> {
  if (number === 0) return {};
  return { 'x-slack-retry-num': String(number), 'x-slack-retry-reason': reason ?? 'http_timeout' };
}

function bodyOf({ kind, payload }: Envelope): string {
  if (kind === 'events_api') return JSON.stringify(payload);
  if (kind === 'interactive') return new URLSearchParams({ payload: JSON.stringify(payload) }).toString();
  return new URLSearchParams(Object.entries(payload).map(([name, value]): [string, string] => [name, String(value)])).toString();
}
