import { WebAPIPlatformError, type WebClient } from '@slack/web-api';
import * as z from 'zod';
import { cleanText } from '../../core/failure/failure.ts';
import type { Message } from '../../slack/cards/card.ts';
import { type Check, failed, ok, warning } from '../check.ts';
import { timed } from '../timed.ts';
import { sampleCards } from './sample-cards.ts';

const CHECK = 'Slack cards';
/** What Slack says of a card that it would not take (docs.slack.dev/reference/methods/blocks.validate). */
const REFUSAL = z.object({
  error: z.enum(['invalid_blocks', 'invalid_message']),
  errors: z.array(z.object({ pointer: z.string(), message: z.string() })).catch([]),
});

/** Whether Slack would take our cards. A Slack that cannot say so is only a note. */
export async function checkCards(client: WebClient, token: string, deadline: number): Promise<Check> {
  const cards = sampleCards();
  const called = await timed(deadline, () => Promise.all(cards.map((card) => problemsOf(client, token, card))));
  if ('failure' in called) return warning(CHECK, `not checked: ${called.failure}`, called.milliseconds);
  const problems = [...new Set(called.reply.flat())];
  if (problems.length === 0) return ok(CHECK, `Slack takes all ${cards.length} samples`, called.milliseconds);
  return failed(CHECK, `Slack would refuse them, and people get plain text: ${problems.join('; ')}`, called.milliseconds);
}

/** Throws what is no verdict on the card, such as `unknown_method`. */
async function problemsOf(client: WebClient, token: string, { blocks }: Message): Promise<readonly string[]> {
  try {
    // The method's own types have no token.
    await client.apiCall('blocks.validate', { token, message: { blocks } });
    return [];
  } catch (error) {
    const refusal = error instanceof WebAPIPlatformError ? REFUSAL.safeParse(error.data).data : undefined;
    if (!refusal) throw error;
    const named = refusal.errors.map(({ pointer, message }) => cleanText(`${pointer} ${message}`));
    return named.length > 0 ? named : [refusal.error];
  }
}
