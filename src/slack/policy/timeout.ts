import pTimeout from 'p-timeout';

/** How long an answer waits for Slack to say who somebody is: the first reply is due after 2.5 seconds. */
const SLACK_LOOKUP_MS = 1_500;

/** The value if it arrives in time, undefined otherwise. A late value is not lost: the caller's cache keeps it. */
export async function soon<Value>(promise: Promise<Value>): Promise<Value | undefined> {
  return await pTimeout(promise, { milliseconds: SLACK_LOOKUP_MS, fallback: () => undefined });
}
