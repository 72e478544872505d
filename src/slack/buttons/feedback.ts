import { FEEDBACK_VALUES } from '../cards/actions.ts';

/** What is used of the payload of feedback buttons. */
export interface FeedbackArgs {
  readonly action: { readonly value?: string | undefined };
  ack(): Promise<void>;
}

export interface FeedbackDeps {
  /** Counts one verdict of a person. */
  onFeedback(labels: { readonly answer: string; readonly verdict: string }): void;
}

/** "This was right" and "This was wrong" below public answers: only counted. Slack thanks the person. */
export function createFeedback({ onFeedback }: FeedbackDeps): (args: FeedbackArgs) => Promise<void> {
  return async ({ action: { value }, ack }) => {
    await ack();
    for (const [answer, verdicts] of Object.entries(FEEDBACK_VALUES)) {
      const [verdict] = Object.entries(verdicts).find(([, known]) => known === value) ?? [];
      if (verdict) onFeedback({ answer, verdict });
    }
  };
}
