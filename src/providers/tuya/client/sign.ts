import { createHash, createHmac } from 'node:crypto';

/** What a signature covers. */
export interface Signable {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  /** Decoded values. */
  readonly query?: Readonly<Record<string, string>> | undefined;
  readonly body?: string | undefined;
  /** The headers named in `Signature-Headers`, in that order. */
  readonly headers?: readonly (readonly [name: string, value: string])[] | undefined;
}

export interface Signer {
  readonly clientId: string;
  readonly secret: string;
  /** Epoch milliseconds. */
  readonly t: number;
  readonly nonce: string;
  /** Business calls only; the token call has none. */
  readonly accessToken?: string | undefined;
}

/**
 * The `sign` header: upper-case hex HMAC-SHA256 over the signer and the request.
 * Rule: developer.tuya.com/en/docs/iot/new-singnature?id=Kbw0q34cs2e5g
 */
export function sign(request: Signable, { clientId, secret, t, nonce, accessToken = '' }: Signer): string {
  const text = `${clientId}${accessToken}${t}${nonce}${stringToSign(request)}`;
  return createHmac('sha256', secret).update(text).digest('hex').toUpperCase();
}

function stringToSign({ method, path, query = {}, body = '', headers = [] }: Signable): string {
  const block = headers.map(([name, value]) => `${name}:${value}\n`).join('');
  return [method, createHash('sha256').update(body).digest('hex'), block, pathAndQuery(path, query)].join('\n');
}

function pathAndQuery(path: string, query: Readonly<Record<string, string>>): string {
  const pairs = Object.keys(query)
    .sort()
    .map((key) => `${key}=${query[key]}`);
  return pairs.length === 0 ? path : `${path}?${pairs.join('&')}`;
}
