import type { FailureKind } from '../../../core/failure.ts';

/** What happened, whose turn it is, what to do. */
export const FAILURES = {
  unauthorized: (provider: string) =>
    `${provider} did not accept our credentials. Your question is fine; whoever runs this bot has to check its settings.`,
  forbidden: (provider: string) =>
    `${provider} does not allow us to see this. Your question is fine; whoever runs this bot has to ask ${provider} for access.`,
  rate_limited: (provider: string) =>
    `${provider} is getting more questions from us than it allows. Please try again in a minute.`,
  unavailable: (provider: string) =>
    `${provider} is not answering: the trouble is on its side. Please try again in a few minutes.`,
  timeout: (provider: string) => `${provider} took too long to answer. Please try again in a few minutes.`,
  bad_response: (provider: string) =>
    `${provider} answered in a way this bot cannot read, so it may or may not have the order. Please tell whoever runs this bot.`,
  quota: (provider: string) =>
    `Our quota at ${provider} is used up. It will be asked again later; whoever runs this bot can raise the quota.`,
} satisfies Record<FailureKind, (provider: string) => string>;

/** Our own questions waited too long; the provider is not to blame. */
export const BUSY_HERE = (provider: string) =>
  `Many questions for ${provider} are waiting here, so yours had no turn in time. Please try again in a minute.`;
