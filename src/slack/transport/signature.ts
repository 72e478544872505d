import { createHmac, createSecretKey, type KeyObject, timingSafeEqual } from 'node:crypto';

/** How far Slack's timestamp may lie from our clock, in either direction (docs.slack.dev, "Verifying requests from Slack"). */
const WINDOW_SECONDS = 300;

export interface Claim {
  readonly signature: string | undefined;
  /** Seconds since the epoch, as it stood in the header. */
  readonly timestamp: string | undefined;
}

export interface Verifier {
  /** Whether a request may still prove to be Slack's, by its headers alone: before its body is worth reading. */
  isPlausible(claim: Claim): boolean;
  /** Checks `v0=` HMAC-SHA256 over `v0:timestamp:body`. */
  isSigned(claim: Claim, body: Buffer): boolean;
}

const SIGNATURE = /^v0=[0-9a-f]{64}$/;

/** Several secrets count while one replaces the other. */
export function createVerifier(secrets: readonly string[], now: () => number): Verifier {
  const keys = secrets.map((secret) => createSecretKey(secret, 'utf8'));
  return {
    isPlausible: ({ signature = '', timestamp = '' }) => SIGNATURE.test(signature) && isFresh(timestamp, now()),
    isSigned: ({ signature = '', timestamp = '' }, body) => keys.some((key) => isEqual(signature, sign(key, timestamp, body))),
  };
}

function sign(key: KeyObject, timestamp: string, body: Buffer): string {
  return `v0=${createHmac('sha256', key).update(`v0:${timestamp}:`).update(body).digest('hex')}`;
}

function isFresh(timestamp: string, now: number): boolean {
  return /^\d{1,12}$/.test(timestamp) && Math.abs(now / 1000 - Number(timestamp)) <= WINDOW_SECONDS;
}

function isEqual(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}
