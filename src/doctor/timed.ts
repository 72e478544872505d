import { withDeadline } from '../upstream/limits/deadline.ts';
import { slackFailureWords } from './slack/slack-failure.ts';

/** What a call of Slack's API came to; `failure` is for the operator. */
export type Called<Reply> = { readonly milliseconds: number } & ({ readonly reply: Reply } | { readonly failure: string });

/** One call, within so many milliseconds. Never rejects. */
export async function timed<Reply>(deadline: number, call: () => Promise<Reply>): Promise<Called<Reply>> {
  const began = performance.now();
  const result = await withDeadline(deadline, 'Slack', call).then(
    (reply) => ({ reply }),
    (error: unknown) => ({ failure: slackFailureWords(error) ?? 'the call failed in our own code: report it' }),
  );
  return { ...result, milliseconds: Math.round(performance.now() - began) };
}
