import type { FailureKind, ProviderError } from '../core/failure.ts';
import type { KnownProvider } from '../core/known-provider.ts';
import { words } from '../slack/words/words.ts';

const KINDS: Readonly<Record<FailureKind, string>> = {
  unauthorized: 'reachable, but it refuses the credentials',
  forbidden: 'reachable, but it refuses the question',
  rate_limited: 'reachable, but it takes no more questions just now',
  unavailable: 'not available',
  timeout: 'no answer in time',
  bad_response: 'its reply cannot be read',
  quota: 'reachable, but the quota is used up',
};

const NETWORK_CODE = /^[A-Z][A-Z0-9_]{2,50}$/;

/** Why a provider gave no answer and what to do, with its own code and words in brackets. */
export function failureWords(failure: ProviderError, known: KnownProvider, credentials: string): string {
  const { kind, hint } = failure;
  const advice = hint ? adviceOf(hint, known) : kind === 'unauthorized' ? `check ${credentials}` : undefined;
  const details = [failure.code && `code ${failure.code}`, failure.message, networkCode(failure)].filter(Boolean).join(', ');
  return `${KINDS[failure.kind]}${advice ? `: ${advice}` : ''} (${details})`;
}

/** The sentence that a card shows, without its full stop. */
function adviceOf(hint: string, known: KnownProvider): string {
  return words('en', [known]).hintText(known.provider, hint).replace(/\.$/, '');
}

/** The system's word for a connection that did not come about: ECONNREFUSED, ENOTFOUND, CERT_HAS_EXPIRED. */
export function networkCode({ cause }: { readonly cause?: unknown }): string | undefined {
  if (typeof cause !== 'object' || cause === null || !('code' in cause)) return undefined;
  return typeof cause.code === 'string' && NETWORK_CODE.test(cause.code) ? cause.code : undefined;
}
