import type { Responder } from '../answer/answer.ts';
import { sayNotice } from '../answer/notices.ts';
import { askerOf } from '../answer/question.ts';
import { FEEDBACK_VALUES } from '../cards/actions.ts';
import type { Access } from '../policy/access.ts';
import type { ButtonArgs } from './payload.ts';
import { toPresser } from './press-destinations.ts';

export interface FeedbackDeps {
  readonly responder: Responder;
  readonly access: Pick<Access, 'denialOf'>;
  /** Counts one verdict of a person. */
  onFeedback(labels: { readonly answer: string; readonly verdict: string }): void;
}

/** "This was right" and "This was wrong" below public answers: only counted. Slack thanks the person. */
export function createFeedback(deps: FeedbackDeps): (args: ButtonArgs) => Promise<void> {
  return async ({ ack, ...args }) => {
    await ack();
    await deps.responder.during(countVerdict(deps, args));
  };
}

async function countVerdict({ access, responder, onFeedback }: FeedbackDeps, args: Omit<ButtonArgs, 'ack'>): Promise<void> {
  const { body, action } = args;
  const asker = askerOf(body, body.channel?.id);
  const denial = await access.denialOf(asker);
  const presser = toPresser({ ...args, thread: body.container.thread_ts });
  if (denial) return void (await sayNotice(responder, asker, (words) => words[denial], presser));
  for (const [answer, verdicts] of Object.entries(FEEDBACK_VALUES)) {
    const [verdict] = Object.entries(verdicts).find(([, known]) => known === action.value) ?? [];
    if (verdict) onFeedback({ answer, verdict });
  }
}
