import { setTimeout as delay } from 'node:timers/promises';

/** How long an answer waits for Slack to say who somebody is: the first words are due after 2.5 seconds. */
const PATIENCE_MS = 1_500;

/** What comes within that time; undefined otherwise. What is late is not wasted: it is remembered for the next one. */
export async function soon<Value>(promise: Promise<Value>): Promise<Value | undefined> {
  const timer = new AbortController();
  const late = delay(PATIENCE_MS, undefined, { signal: timer.signal }).catch(() => undefined);
  try {
    return await Promise.race([promise, late]);
  } finally {
    timer.abort();
  }
}
