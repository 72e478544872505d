import type { FailureHint, FailureKind, ProviderError } from '../core/failure.ts';

const KINDS: Readonly<Record<FailureKind, string>> = {
  unauthorized: 'reachable, but it refuses the credentials',
  forbidden: 'reachable, but it refuses the question',
  rate_limited: 'reachable, but it takes no more questions just now',
  unavailable: 'not available',
  timeout: 'no answer in time',
  bad_response: 'its reply cannot be read',
  quota: 'reachable, but the quota is used up',
};

const HINTS: Readonly<Record<FailureHint, string>> = {
  subscribe_app_mall: 'subscribe the project to App Mall Open Service and have it authorised in the Seller Center',
  allow_ip: "put this machine's address on the project's IP list",
  check_region: 'check the region: an account lives in one data centre',
  check_base_url: 'check the base URL',
  our_bug: "the mistake is Order Scout's own: report it",
  check_clock: "check this machine's clock",
  busy_here: 'too many questions wait for their turn here: ask again later',
};

const NETWORK_CODE = /^[A-Z][A-Z0-9_]{2,50}$/;

/** Why a provider gave no answer and what to do, with its own code and words in brackets. */
export function failureWords(failure: ProviderError, credentials: string): string {
  const advice = failure.hint ? HINTS[failure.hint] : failure.kind === 'unauthorized' ? `check ${credentials}` : undefined;
  const details = [failure.code && `code ${failure.code}`, failure.message, networkCode(failure)].filter(Boolean).join(', ');
  return `${KINDS[failure.kind]}${advice ? `: ${advice}` : ''} (${details})`;
}

/** The system's word for a connection that did not come about: ECONNREFUSED, ENOTFOUND, CERT_HAS_EXPIRED. */
export function networkCode({ cause }: { readonly cause?: unknown }): string | undefined {
  if (typeof cause !== 'object' || cause === null || !('code' in cause)) return undefined;
  return typeof cause.code === 'string' && NETWORK_CODE.test(cause.code) ? cause.code : undefined;
}
