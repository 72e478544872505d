import type { Account } from '../config/accounts/accounts.ts';
import type { ProviderError } from '../core/failure/failure.ts';
import { words } from '../slack/words/words.ts';

const NETWORK_CODE = /^[A-Z][A-Z0-9_]{2,50}$/;

/** Why a provider gave no answer and what to do, in the words of the cards, with its own code and words in brackets. */
export function failureWords(failure: ProviderError, { label, provider: { known } }: Account, credentials: string): string {
  const { kind, hint } = failure;
  const { failures, hintText } = words('en', [known]);
  const advice = hint ? hintText(known.provider, hint) : kind === 'unauthorized' ? `check ${credentials}` : '';
  const details = [failure.code && `code ${failure.code}`, failure.message, networkCode(failure.cause)]
    .filter(Boolean)
    .join(', ');
  return `${withoutStop(failures[kind].what(label))}${advice && `: ${withoutStop(advice)}`} (${details})`;
}

function withoutStop(sentence: string): string {
  return sentence.replace(/\.$/, '');
}

/** The system's word for a connection that did not come about, of an error or of what caused it: ECONNREFUSED, ENOTFOUND. */
export function networkCode(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null) return undefined;
  if ('code' in error && typeof error.code === 'string' && NETWORK_CODE.test(error.code)) return error.code;
  return 'cause' in error ? networkCode(error.cause) : undefined;
}
