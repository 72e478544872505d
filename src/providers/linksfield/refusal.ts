import * as z from 'zod';
import { type FailureKind, ProviderError } from '../../core/failure/failure.ts';
import { saysMissing } from '../missing.ts';

type Verdict = FailureKind | 'missing';

/**
 * Linksfield publishes no list of operateCodes, so the message decides; the first match counts.
 * "The partnerCode does not exist" is about us, so it comes before "the order does not exist".
 */
const VERDICTS: readonly (readonly [RegExp, FailureKind])[] = [
  [/\bpartner[ _]?code\b|\bsign(ature)?\b|\bunauthori[sz]ed\b|\bcredentials?\b|签名|鉴权/i, 'unauthorized'],
  [/\btoo (many|frequent)|\brate limit|频繁/i, 'rate_limited'],
  [/\bsystem (error|busy)|\bserver (error|busy)|\btry again|系统(错误|异常|繁忙)/i, 'unavailable'],
];

/** What an operateCode other than `S` means: no such order (nothing is thrown), or the ProviderError to throw. */
export function refusal(code: string, message: string | undefined): ProviderError | undefined {
  const verdict = verdictOn(message);
  return verdict === 'missing' ? undefined : new ProviderError(verdict, message ?? 'Refused without a reason', { code });
}

const Absent = z.object({ operateCode: z.union([z.string(), z.number()]), message: z.string() });

/** True for Linksfield's own body under 404; it has an operateCode, which a gateway's has not. */
export function isAbsent(body: unknown): boolean {
  const { data } = Absent.safeParse(body);
  return data !== undefined && verdictOn(data.message) === 'missing';
}

/** The same under HTTP 400 or 422, where the words decide only whether it is a miss: the status has named the failure. */
export function isMiss(error: unknown): boolean {
  if (!(error instanceof ProviderError) || (error.status !== 400 && error.status !== 422)) return false;
  return error.code !== undefined && verdictOn(error.said) === 'missing';
}

function verdictOn(message = ''): Verdict {
  const [, failure] = VERDICTS.find(([words]) => words.test(message)) ?? [];
  return failure ?? (saysMissing(message) ? 'missing' : 'forbidden');
}
