import type { Json } from '../json.ts';
import type { World } from '../state/state.ts';
import type { StoredView } from '../state/views.ts';
import { origin } from './origin.ts';
import { missingIn, stateOf, type Values, viewJson } from './view.ts';

/** Somebody presses a modal's submit button. */
export interface SubmitInput {
  readonly user: string;
  readonly view: Pick<StoredView, 'id'>;
  /** By action_id; what is left out keeps its first value. */
  readonly values?: Values;
}

/** Throws when the modal is not open, or when the client would not let it be sent. */
export function submissionPayload({ user, view: { id }, values = {} }: SubmitInput, world: World): Json {
  const view = openModal(user, id, world);
  const state = stateOf(view, values);
  const missing = missingIn(view, state);
  if (missing.length > 0) throw new Error(`These inputs are required: ${missing.join(', ')}`);
  return {
    type: 'view_submission',
    ...origin(world, user),
    trigger_id: world.triggers.issue(user, id),
    view: viewJson(view, state),
    response_urls: [],
  };
}

/** Somebody closes a modal, or all of them (`isCleared`). */
export function closingPayload(user: string, id: string, isCleared: boolean, world: World): Json {
  const view = openModal(user, id, world);
  return { type: 'view_closed', ...origin(world, user), view: viewJson(view), is_cleared: isCleared };
}

function openModal(user: string, id: string, { views }: World): StoredView {
  const view = views.get(id);
  if (!view || view.user !== user || view.view.type === 'home') throw new Error(`${user} has no modal ${id} open`);
  return view;
}
