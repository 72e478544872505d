import { withIds } from '../blocks/ids.ts';
import { checkView, isTooLarge } from '../blocks/view.ts';
import { isObject, type Json, objects, text } from '../json.ts';
import { viewJson } from '../payloads/view.ts';
import { invalidError, SlackApiError } from '../state/slack-error.ts';
import type { SlackState } from '../state/state.ts';
import type { StoredView } from '../state/views.ts';
import { type Methods, requireText } from './method.ts';

export const VIEW_METHODS: Methods = {
  'views.open': { run: open },
  'views.push': { run: push },
  'views.update': { run: update },
  'views.publish': { run: publish },
};

function open(args: Json, slack: SlackState): Json {
  const { user } = slack.triggers.exchange(requireText(args, 'trigger_id'));
  return openedView(slack.views.open(user, readView(args.view, 'modal')), slack);
}

function push(args: Json, slack: SlackState): Json {
  const { user, root } = slack.triggers.exchange(requireText(args, 'trigger_id'));
  const on = slack.views.get(root ?? '');
  if (!on) throw new SlackApiError('not_found');
  return openedView(slack.views.open(user, readView(args.view, 'modal'), on), slack);
}

function update(args: Json, slack: SlackState): Json {
  const [id, external] = [text(args, 'view_id'), text(args, 'external_id')];
  const stored = id === '' ? slack.views.byExternalId(external) : slack.views.get(id);
  if (!stored) throw new SlackApiError('not_found');
  const kind = stored.view.type === 'home' ? 'home' : 'modal';
  return publishView(
    slack.views.update(stored, readView(args.view, kind), text(args, 'hash') || undefined),
    slack,
    'view_changed',
  );
}

function publish(args: Json, slack: SlackState): Json {
  const user = requireText(args, 'user_id');
  if (!slack.workspace.users.has(user)) throw new SlackApiError('user_not_found');
  return publishView(slack.views.publish(user, readView(args.view, 'home'), text(args, 'hash') || undefined), slack, 'home');
}

/** Validates a view like Slack and adds missing IDs. Throws `invalid_arguments` and `view_too_large`. */
export function readView(given: unknown, kind: 'modal' | 'home'): Json {
  if (!isObject(given)) throw invalidError('invalid_arguments', [{ pointer: '/view', message: 'must be a valid view' }]);
  const violations = checkView(given, kind);
  if (violations.length > 0) throw invalidError('invalid_arguments', violations);
  if (isTooLarge(given)) throw new SlackApiError('view_too_large');
  return { ...given, blocks: withIds(objects(given.blocks)) };
}

function openedView(view: StoredView, slack: SlackState): Json {
  return publishView(view, slack, 'view_opened');
}

function publishView(view: StoredView, { workspace }: SlackState, kind: 'view_opened' | 'view_changed' | 'home'): Json {
  workspace.notify({ kind, view });
  return { view: viewJson(view) };
}
