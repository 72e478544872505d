import { readView } from '../api/views.ts';
import { isAcknowledged } from '../delivery/envelope.ts';
import type { Delivery } from '../delivery/sender.ts';
import { isObject, type Json, text, tryParseJson } from '../json.ts';
import type { SubmitInput } from '../payloads/submission.ts';
import { SlackApiError } from '../state/slack-error.ts';
import type { SlackState } from '../state/state.ts';
import type { StoredView } from '../state/views.ts';

/** The result of a submission. `refused`: Slack shows "We had some trouble connecting", and the modal stays open. */
export interface SubmissionOutcome {
  readonly outcome: 'closed' | 'cleared' | 'updated' | 'pushed' | 'errors' | 'refused';
  /** Error messages of inputs, by block_id. */
  readonly errors?: Json;
  readonly view?: StoredView;
  /** Slack's error about the bot's answer. */
  readonly refusal?: string;
}

export type Submission = Delivery & SubmissionOutcome;

/** Applies the `response_action` of an acknowledged view_submission; without one the modal closes. */
export function applySubmissionResponse(delivery: Delivery, { view: { id } }: SubmitInput, slack: SlackState): SubmissionOutcome {
  const last = delivery.attempts.at(-1);
  if (!last || !isAcknowledged(last)) return { outcome: 'refused', refusal: String(delivery.status) };
  // The bot may have closed or replaced it in the meantime.
  const stored = slack.views.get(id);
  if (!stored) return { outcome: 'closed' };
  const answer = tryParseJson(delivery.body || '{}');
  try {
    return applyAction(isObject(answer) ? answer : { response_action: 'none' }, stored, slack);
  } catch (error) {
    if (!(error instanceof SlackApiError)) throw error;
    return { outcome: 'refused', refusal: error.code };
  }
}

function applyAction(answer: Json, stored: StoredView, slack: SlackState): SubmissionOutcome {
  switch (text(answer, 'response_action')) {
    case '':
      return closeView(stored, slack);
    case 'clear':
      return { ...closeView(slack.views.get(stored.root) ?? stored, slack), outcome: 'cleared' };
    case 'update':
      return notifyChange(slack.views.update(stored, readView(answer.view, 'modal')), 'view_changed', slack);
    case 'push':
      return notifyChange(slack.views.open(stored.user, readView(answer.view, 'modal'), stored), 'view_opened', slack);
    case 'errors':
      return checkErrors(answer.errors, stored);
    default:
      throw new SlackApiError('invalid_response_action');
  }
}

function closeView(stored: StoredView, { views, workspace }: SlackState): SubmissionOutcome {
  views.close(stored);
  workspace.notify({ kind: 'view_closed', view: stored });
  return { outcome: 'closed' };
}

function notifyChange(view: StoredView, kind: 'view_changed' | 'view_opened', { workspace }: SlackState): SubmissionOutcome {
  workspace.notify({ kind, view });
  return { outcome: kind === 'view_opened' ? 'pushed' : 'updated', view };
}

/** Slack accepts errors only for input blocks of the view. */
function checkErrors(errors: unknown, { view }: StoredView): SubmissionOutcome {
  const blocks = Array.isArray(view.blocks) ? view.blocks : [];
  const inputs = new Set(blocks.filter(({ type }) => type === 'input').map(({ block_id }) => block_id));
  if (!isObject(errors) || !Object.keys(errors).every((id) => inputs.has(id))) throw new SlackApiError('invalid_errors');
  return { outcome: 'errors', errors };
}
