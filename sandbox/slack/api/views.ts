import { withIds } from '../blocks/ids.ts';
import { checkView, isTooLarge } from '../blocks/view.ts';
import { isObject, type Json, objects, text } from '../json.ts';
import { viewJson } from '../payloads/view.ts';
import { refuseInvalid, SlackRefusal } from '../state/slack-error.ts';
import type { World } from '../state/state.ts';
import type { StoredView } from '../state/views.ts';
import { type Methods, required } from './method.ts';

export const VIEW_METHODS: Methods = {
  'views.open': { run: open },
  'views.push': { run: push },
  'views.update': { run: update },
  'views.publish': { run: publish },
};

function open(args: Json, world: World): Json {
  const { user } = world.triggers.exchange(required(args, 'trigger_id'));
  return opened(world.views.open(user, readView(args.view, 'modal')), world);
}

function push(args: Json, world: World): Json {
  const { user, root } = world.triggers.exchange(required(args, 'trigger_id'));
  const on = world.views.get(root ?? '');
  if (!on) throw new SlackRefusal('not_found');
  return opened(world.views.open(user, readView(args.view, 'modal'), on), world);
}

function update(args: Json, world: World): Json {
  const [id, external] = [text(args, 'view_id'), text(args, 'external_id')];
  const stored = id === '' ? world.views.byExternalId(external) : world.views.get(id);
  if (!stored) throw new SlackRefusal('not_found');
  const kind = stored.view.type === 'home' ? 'home' : 'modal';
  return changed(world.views.update(stored, readView(args.view, kind), text(args, 'hash') || undefined), world, 'view_changed');
}

function publish(args: Json, world: World): Json {
  const user = required(args, 'user_id');
  if (!world.workspace.users.has(user)) throw new SlackRefusal('user_not_found');
  return changed(world.views.publish(user, readView(args.view, 'home'), text(args, 'hash') || undefined), world, 'home');
}

/** A view as strict as Slack, with the ids it makes up. Throws `invalid_arguments` and `view_too_large`. */
export function readView(given: unknown, kind: 'modal' | 'home'): Json {
  if (!isObject(given)) throw refuseInvalid('invalid_arguments', [{ place: '/view', says: 'must be a valid view' }]);
  const faults = checkView(given, kind);
  if (faults.length > 0) throw refuseInvalid('invalid_arguments', faults);
  if (isTooLarge(given)) throw new SlackRefusal('view_too_large');
  return { ...given, blocks: withIds(objects(given.blocks)) };
}

function opened(view: StoredView, world: World): Json {
  return changed(view, world, 'view_opened');
}

function changed(view: StoredView, { workspace }: World, kind: 'view_opened' | 'view_changed' | 'home'): Json {
  workspace.tell({ kind, view });
  return { view: viewJson(view) };
}
