import { withoutContacts } from '../contact-data.ts';
import { readFailureCode, readTraceId } from './failure-code.ts';

export const FAILURE_KINDS = [
  'unauthorized',
  'forbidden',
  'rate_limited',
  'unavailable',
  'unreachable',
  'not_asked',
  'timeout',
  'queue_timeout',
  'bad_response',
  'refused',
  'quota',
] as const;
/** Why a provider gave no answer. Closed: slack/words/ has one sentence for each. `unavailable`: it answered that its system
 * failed or is busy. `unreachable`: no reply at all. `not_asked`: it failed several times in a row. `queue_timeout`: the query waited too long in our own queue, the provider was not asked. `refused`: with a code or words of its own that are none of the other kinds. */
export type FailureKind = (typeof FAILURE_KINDS)[number];

/** What the operator can do, for any vendor. */
export const GENERAL_HINTS = ['check_base_url', 'our_bug', 'check_clock'] as const;
export type GeneralHint = (typeof GENERAL_HINTS)[number];

export interface FailureDetails {
  /** The upstream's own code, e.g. Tuya's `28841105`. */
  readonly code?: string | undefined;
  /** HTTP status, when it was the reason. */
  readonly status?: number | undefined;
  /** The upstream's own words in the body of a reply that is no success. */
  readonly said?: string | undefined;
  /** The upstream's id of the request, to quote to its support. */
  readonly traceId?: string | undefined;
  /** How long the upstream asked us to wait, in milliseconds. */
  readonly retryAfter?: number | undefined;
  /** The upstream may use this very answer for "no such order" too: worth one more try, not two, and no sign of an outage. */
  readonly doubtful?: boolean | undefined;
  /** The question can be asked differently once a person has given these: names of the provider's `needs`. */
  readonly needs?: readonly string[] | undefined;
  /** A general hint, or one of the provider's `hints`. */
  readonly hint?: string | undefined;
  readonly cause?: unknown;
}

/** The only error a provider throws on purpose. Its message, code and trace id are cleaned of secrets and personal data. */
export class ProviderError extends Error {
  override readonly name = 'ProviderError';
  readonly kind: FailureKind;
  readonly code: string | undefined;
  readonly status: number | undefined;
  readonly said: string | undefined;
  readonly traceId: string | undefined;
  readonly retryAfter: number | undefined;
  readonly doubtful: boolean;
  readonly needs: readonly string[] | undefined;
  readonly hint: string | undefined;

  constructor(kind: FailureKind, message: string, details: FailureDetails = {}) {
    super(cleanText(message), details.cause === undefined ? undefined : { cause: details.cause });
    this.kind = kind;
    this.code = readFailureCode(details.code);
    this.status = details.status;
    this.said = details.said === undefined ? undefined : cleanText(details.said);
    this.traceId = readTraceId(details.traceId);
    this.retryAfter = details.retryAfter;
    this.doubtful = details.doubtful ?? false;
    this.needs = details.needs;
    this.hint = details.hint;
  }
}

/** A failure that only a defect in our own code can cause. */
export function ourBug(message: string, cause?: unknown): ProviderError {
  return new ProviderError('bad_response', message, { hint: 'our_bug', cause });
}

/** What a provider threw: a ProviderError, or a defect in our own code. */
export function asProviderError(error: unknown): ProviderError {
  return error instanceof ProviderError ? error : ourBug('The lookup failed in our own code.', error);
}

/** The same failure without these words, which an upstream's message may have repeated. Its cause is the transport's own and stays. */
export function withoutSecrets(error: ProviderError, secrets: readonly string[]): ProviderError {
  const hide = (text: string | undefined) => text && secrets.filter(Boolean).reduce(withoutSecret, text);
  const texts = [error.message, error.said, error.code, error.traceId];
  if (texts.every((text) => text === hide(text))) return error;
  return new ProviderError(error.kind, hide(error.message) ?? '', {
    ...error,
    said: hide(error.said),
    code: hide(error.code),
    traceId: hide(error.traceId),
  });
}

/** Also without the beginning of the secret where the text was cut within it, and without what cleaning left of it. */
function withoutSecret(text: string, secret: string): string {
  const whole = [secret, ...remainsOf(secret)].reduce((left, part) => left.replaceAll(part, '…'), text);
  const beginnings = Array.from({ length: secret.length - 1 }, (_, index) => secret.slice(0, secret.length - 1 - index));
  const left = beginnings.find((beginning) => whole.endsWith(`${beginning}…`));
  return left === undefined ? whole : `${whole.slice(0, -left.length - 1)}…`;
}

/** Shorter parts are ordinary words. */
const MIN_REMAINS = 4;

/** {@link cleanText} takes a part of some secrets for a number, an address or a query, and leaves the others. */
function remainsOf(secret: string): readonly string[] {
  const parts = cleanText(secret, secret.length).split(/[…?]/);
  return parts.filter((part) => part.length >= MIN_REMAINS && part !== secret);
}

const SECRETS = /\b(sk|pk|rk|whsec|xox[a-z]|xapp)[_-][A-Za-z0-9_-]{4,}/g;
const QUERY = /\?[^\s"<>]*/g;
const CONTROL = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu;

/** An upstream's words, fit for a log line or a card: no keys, e-mail addresses, query strings, long numbers, control characters; bounded. */
export function cleanText(text: string, most = 200): string {
  const plain = text
    .slice(0, 4 * most)
    .replace(CONTROL, ' ')
    .replace(SECRETS, '$1_…')
    .replace(QUERY, '?…');
  const kept = withoutContacts(plain).trim();
  return kept.length > most ? `${kept.slice(0, most - 1)}…` : kept;
}
