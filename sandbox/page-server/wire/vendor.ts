import { tryParseJson } from '../../slack/json.ts';
import type { Exchange, RecordedRequest } from '../../vendors/standin.ts';
import type { WireEntry } from '../api.ts';

/** Headers that are of no interest to the reader. */
const NOISE = ['host', 'connection', 'accept-encoding', 'content-length', 'transfer-encoding', 'user-agent'];

/** A request to a vendor, and its reply. */
export function exchangeEntry(vendor: string, { request, reply }: Exchange): Omit<WireEntry, 'id' | 'at'> {
  const { status = 200, delay = 0, fault, body } = reply;
  const isGood = fault === undefined && status < 400;
  return {
    from: 'bot',
    to: vendor,
    title: `${request.method} ${request.path}`,
    outcome: fault ?? `${status}${delay > 0 ? ` after ${delay} ms` : ''}`,
    tone: isGood ? 'good' : 'bad',
    detail: { request: requestDetail(request), reply: { status, fault, body } },
  };
}

function requestDetail({ query, headers, body }: RecordedRequest): unknown {
  const telling = Object.entries(headers).filter(([name]) => !NOISE.includes(name));
  const form = body.startsWith('{') ? tryParseJson(body) : Object.fromEntries(new URLSearchParams(body));
  return { query: Object.fromEntries(query), headers: Object.fromEntries(telling), body: form };
}
