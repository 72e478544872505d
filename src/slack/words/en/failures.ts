import type { FailureKind, GeneralHint } from '../../../core/failure/failure.ts';

/** What happened, and separately whose turn it is and what to do. */
interface FailureWords {
  what(provider: string): string;
  next(provider: string): string;
}

export const FAILURES = {
  unauthorized: {
    what: (provider: string) => `${provider} rejected our credentials.`,
    next: () => 'Please tell your admin; nothing is wrong with your search.',
  },
  forbidden: {
    what: (provider: string) => `${provider} does not let us see this.`,
    next: (provider: string) =>
      `Please tell your admin, who has to settle this with ${provider}; nothing is wrong with your search.`,
  },
  rate_limited: {
    what: (provider: string) => `We have hit the rate limit of ${provider}.`,
    next: () => 'Please try again in a minute.',
  },
  unavailable: {
    what: (provider: string) => `${provider} answered with an error; the problem is on its side.`,
    next: () => 'Please try again in a few minutes.',
  },
  unreachable: {
    what: (provider: string) => `${provider} could not be reached.`,
    next: () => 'Please try again in a few minutes; if it happens again, tell your admin.',
  },
  not_asked: {
    what: (provider: string) => `${provider} failed several times in a row, so I am not asking it right now.`,
    next: () => 'Please try again in a minute.',
  },
  timeout: {
    what: (provider: string) => `${provider} took too long to answer.`,
    next: () => 'Please try again in a few minutes.',
  },
  queue_timeout: {
    what: (provider: string) => `Too many look-ups are waiting for ${provider}, and yours timed out in the queue.`,
    next: () => 'Please try again in a minute.',
  },
  bad_response: {
    what: (provider: string) => `${provider} sent an answer I cannot read, so it may or may not have the order.`,
    next: () => 'Please tell your admin.',
  },
  refused: {
    what: (provider: string) => `${provider} refused this request, so it may or may not have the order.`,
    next: () => 'Please tell your admin.',
  },
  quota: {
    what: (provider: string) => `Our quota at ${provider} is used up.`,
    next: () => 'Please try again later; your admin can raise the quota.',
  },
} satisfies Record<FailureKind, FailureWords>;

/** For the people who run the bot. */
export const HINTS = {
  check_base_url: 'check the base URL in the settings.',
  our_bug: 'this looks like a bug in Order Scout; the log has the details under this error ID.',
  check_clock: "check this server's clock; the provider rejected our time.",
} satisfies Record<GeneralHint, string>;
