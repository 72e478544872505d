import type { Json } from '../json.ts';
import { fileObject } from '../state/files.ts';
import type { SlackState } from '../state/state.ts';
import type { StoredView } from '../state/views.ts';
import { originFields } from './origin.ts';
import { findMissing, stateOf, type Values, viewJson } from './view.ts';

/** Submission of a modal. */
export interface SubmitInput {
  readonly user: string;
  readonly view: Pick<StoredView, 'id'>;
  /** By action_id; other inputs keep their initial values. */
  readonly values?: Values;
}

/** Throws if the modal is not open, or if a required input is empty. */
export function submissionPayload({ user, view: { id }, values = {} }: SubmitInput, slack: SlackState): Json {
  const view = openModal(user, id, slack);
  const state = stateOf(view, values, (file) => fileObject(file, slack));
  const missing = findMissing(view, state);
  if (missing.length > 0) throw new Error(`These inputs are required: ${missing.join(', ')}`);
  return {
    type: 'view_submission',
    ...originFields(slack, user),
    trigger_id: slack.triggers.issue(user, id),
    view: viewJson(view, state),
    response_urls: [],
  };
}

/** The payload of a closed modal; `isCleared` if the whole stack was closed. */
export function closingPayload(user: string, id: string, isCleared: boolean, slack: SlackState): Json {
  const view = openModal(user, id, slack);
  return { type: 'view_closed', ...originFields(slack, user), view: viewJson(view), is_cleared: isCleared };
}

function openModal(user: string, id: string, { views }: SlackState): StoredView {
  const view = views.get(id);
  if (!view || view.user !== user || view.view.type === 'home') throw new Error(`${user} has no modal ${id} open`);
  return view;
}
