import { createHash, createHmac, randomBytes } from 'node:crypto';
import type { RecordedRequest } from '../standin.ts';
import type { TuyaError } from './replies.ts';

/** Values from the vendor's documentation. */
export const CLIENT_ID = '1KAD46OrT9HafiKdsXeg';
export const CLIENT_SECRET = '4OHBOnWOqaEC1mWXOpVL3yV50s0qGSRC';

const TOLERANCE = 300_000;

interface Token {
  readonly value: string;
  /** Epoch milliseconds. */
  readonly until: number;
}

/** Checks credentials, time, nonce, signature and token. There is one token at a time, as in a real project. */
export interface Auth {
  /** The error of a request, if any. Every call except the token call needs a token. */
  check(request: RecordedRequest, needsToken: boolean): TuyaError | undefined;
  /** The current token, or a new one after it has expired. `left` is in seconds. */
  token(): { value: string; left: number };
  /** Invalidates the token. */
  revoke(): void;
}

/** @param life lifetime of a token, in seconds */
export function createAuth(life: number, now: () => number): Auth {
  const nonces = new Set<string>();
  let current: Token | undefined;

  function tokenFault(value: string): TuyaError | undefined {
    if (value === '') return [1002, 'access_token is null'];
    if (value !== current?.value) return [1011, 'token invalid'];
    return now() < current.until ? undefined : [1010, 'token is expired'];
  }

  function stampFault(t: string, nonce: string): TuyaError | undefined {
    if (!/^\d{13}$/.test(t) || Math.abs(Number(t) - now()) > TOLERANCE) return [1013, 'request time is invalid'];
    if (nonces.has(nonce)) return [1113, 'repeated request'];
    nonces.add(nonce);
    return undefined;
  }

  return {
    check(request, needsToken) {
      const { client_id, sign, sign_method, t = '', nonce = '', access_token = '' } = texts(request.headers);
      if (client_id !== CLIENT_ID) return [1005, 'clientId invalid'];
      if (sign_method !== 'HMAC-SHA256') return [1105, 'missing the header'];
      if (sign !== expectedSign(request, access_token)) return [1004, 'sign invalid'];
      return stampFault(t, nonce) ?? (needsToken ? tokenFault(access_token) : undefined);
    },
    token() {
      if (!current || now() >= current.until) current = { value: randomBytes(16).toString('hex'), until: now() + 1000 * life };
      return { value: current.value, left: Math.floor((current.until - now()) / 1000) };
    },
    revoke() {
      current = undefined;
    },
  };
}

/** The signature by the vendor's rule, implemented independently of the provider under test. */
function expectedSign({ method, path, query, body, headers }: RecordedRequest, token: string): string {
  const known = texts(headers);
  const hash = createHash('sha256').update(body, 'utf8').digest('hex');
  let signed = '';
  for (const name of (known['signature-headers'] ?? '').split(':')) if (name) signed += `${name}:${known[name]}\n`;
  const pairs = [...query].sort(([a], [b]) => (a < b ? -1 : 1));
  const url = pairs.length > 0 ? `${path}?${pairs.map((pair) => pair.join('=')).join('&')}` : path;
  const hmac = createHmac('sha256', CLIENT_SECRET);
  for (const part of [CLIENT_ID, token, known.t ?? '', known.nonce ?? '', `${method}\n${hash}\n${signed}\n${url}`])
    hmac.update(part);
  return hmac.digest('hex').toUpperCase();
}

function texts(headers: RecordedRequest['headers']): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
}
