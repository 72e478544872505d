import type { FailureKind } from '../../../core/failure.ts';

/** What happened, whose turn it is, what to do. */
export const FAILURES = {
  unauthorized: (provider: string) =>
    `${provider} rejected our credentials. Please tell your admin; nothing is wrong with your search.`,
  forbidden: (provider: string) =>
    `${provider} does not let us see this. Please tell your admin, who has to ask ${provider} for access; nothing is wrong with your search.`,
  rate_limited: (provider: string) => `We have hit the rate limit of ${provider}. Please try again in a minute.`,
  unavailable: (provider: string) =>
    `${provider} isn't responding; the problem is on its side. Please try again in a few minutes.`,
  timeout: (provider: string) => `${provider} took too long to answer. Please try again in a few minutes.`,
  bad_response: (provider: string) =>
    `${provider} sent an answer I cannot read, so it may or may not have the order. Please tell your admin.`,
  quota: (provider: string) => `Our quota at ${provider} is used up. Please try again later; your admin can raise the quota.`,
} satisfies Record<FailureKind, (provider: string) => string>;

/** Our own questions waited too long; the provider is not to blame. */
export const BUSY_HERE = (provider: string) =>
  `Too many look-ups are waiting for ${provider}, and yours timed out in the queue. Please try again in a minute.`;
