import { ExponentialBackoff, handleWhenResult, noJitterGenerator, retry } from 'cockatiel';

/** As long as Slack delivers an event again: later an answer that nobody asked for is out of place. */
const WINDOW_MS = 5 * 60_000;
const MAX_PAUSE_MS = 30_000;

/**
 * Asks again, with growing pauses, until the answer is known or five minutes are over; resolves with the last answer. For
 * what Slack does not say at once and nobody waits for.
 * @param pause before the second question, in milliseconds
 */
export async function eventually<Answer>(
  ask: () => Promise<Answer>,
  isKnown: (answer: Answer) => boolean,
  pause: number,
): Promise<Answer> {
  const end = performance.now() + WINDOW_MS;
  let isOpen = true;
  const attempts = retry(
    handleWhenResult(() => isOpen),
    {
      maxAttempts: Number.POSITIVE_INFINITY,
      backoff: new ExponentialBackoff({ generator: noJitterGenerator, initialDelay: pause, maxDelay: MAX_PAUSE_MS }),
    },
  ).dangerouslyUnref();
  return await attempts.execute(async () => {
    const answer = await ask();
    isOpen = !isKnown(answer) && performance.now() < end;
    return answer;
  });
}
