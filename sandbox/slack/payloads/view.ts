import { type Json, objects } from '../json.ts';
import type { StoredView } from '../state/views.ts';
import { APP, TEAM } from '../workspace/people.ts';
import { elementsOf } from './elements.ts';
import { type InputValue, stateValue } from './values.ts';

/** Entered values, by action_id, or by `block_id/action_id` if inputs share an action_id. */
export type Values = Readonly<Record<string, InputValue>>;

/** A view as in Slack's answers and payloads. */
export function viewJson({ id, hash, root, previous, view }: StoredView, values: Json = {}): Json {
  return {
    private_metadata: '',
    callback_id: '',
    external_id: '',
    clear_on_close: false,
    notify_on_close: false,
    close: null,
    submit: null,
    ...view,
    id,
    team_id: TEAM.id,
    state: { values },
    hash,
    previous_view_id: previous ?? null,
    root_view_id: root,
    app_id: APP.id,
    app_installed_team_id: TEAM.id,
    bot_id: APP.bot,
  };
}

/** `state.values` of a view: entered values and initial values. @param fileOf the file object of an uploaded file */
export function stateOf({ view }: StoredView, values: Values, fileOf: (id: string) => Json | undefined): Json {
  const state: Record<string, Record<string, Json>> = {};
  for (const { block, element } of elementsOf(objects(view.blocks))) {
    const [blockId, actionId] = [String(block.block_id), String(element.action_id)];
    const value = stateValue(element, values[`${blockId}/${actionId}`] ?? values[actionId]);
    if (value) state[blockId] = { ...state[blockId], [actionId]: withFiles(value, fileOf) };
  }
  return state;
}

/** A file input's value names files by their ids. */
function withFiles(value: Json, fileOf: (id: string) => Json | undefined): Json {
  if (value.type !== 'file_input') return value;
  const ids = Array.isArray(value.files) ? value.files : [value.files];
  return { ...value, files: ids.flatMap((id) => fileOf(String(id)) ?? []) };
}

/** The block_ids of required inputs without a value: Slack's client does not submit the form. */
export function findMissing({ view }: StoredView, state: Json): readonly string[] {
  return objects(view.blocks)
    .filter(({ type, optional, block_id }) => type === 'input' && optional !== true && isEmpty(state[String(block_id)]))
    .map(({ block_id }) => String(block_id));
}

function isEmpty(entered: unknown): boolean {
  const values = Object.values(Object(entered)).flatMap((value) => Object.entries(Object(value)));
  return !values.some(
    ([key, value]) => key !== 'type' && value !== null && value !== '' && !(Array.isArray(value) && value.length === 0),
  );
}
