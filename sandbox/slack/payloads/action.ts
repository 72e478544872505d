import { teamOf } from '../events/message-event.ts';
import { type Json, objects } from '../json.ts';
import { fileObject } from '../state/files.ts';
import type { SlackState } from '../state/state.ts';
import type { StoredView } from '../state/views.ts';
import { type Message, messageJson } from '../workspace/messages.ts';
import { findElement, type Placed } from './elements.ts';
import { channelOf, originFields, payloadName } from './origin.ts';
import { actionValue, type InputValue } from './values.ts';
import { stateOf, type Values, viewJson } from './view.ts';

interface Press {
  readonly user: string;
  readonly action_id: string;
  /** If several elements share an action_id. */
  readonly block_id?: string;
  /** The choice, for elements other than buttons. */
  readonly choice?: InputValue;
}

/** An interaction with an element of a message. */
export interface MessagePress extends Press {
  readonly message: Pick<Message, 'channel' | 'ts'>;
}

/** An interaction with an element of a modal or App Home. */
export interface ViewPress extends Press {
  readonly view: Pick<StoredView, 'id'>;
  /** The values entered so far. */
  readonly values?: Values;
}

/** `block_actions` from a message, also an ephemeral one. Throws if the person cannot see it. */
export function messageAction(press: MessagePress, slack: SlackState): Json {
  const { user } = press;
  const message = slack.workspace.message(press.message.channel, press.message.ts);
  if (!message || (message.visibleTo ?? user) !== user) throw new Error(`${user} sees no message ${press.message.ts}`);
  const channel = channelOf(slack, message.channel);
  const attached = objects(message.attachments).flatMap(({ blocks }) => objects(blocks));
  const placed = findElement([...(message.blocks ?? []), ...attached], press.action_id, press.block_id);
  const { ts, thread_ts, visibleTo } = message;
  const isEphemeral = visibleTo !== undefined;
  return {
    type: 'block_actions',
    ...originFields(slack, user),
    container: {
      type: 'message',
      message_ts: ts,
      channel_id: channel.id,
      is_ephemeral: isEphemeral,
      ...(thread_ts === undefined ? {} : { thread_ts }),
    },
    trigger_id: slack.triggers.issue(user),
    channel: { id: channel.id, name: payloadName(channel) },
    ...(isEphemeral ? {} : { message: messageJson(message, teamOf(message, slack)) }),
    state: { values: {} },
    response_url: slack.address.http + slack.responseUrls.issue({ user, channel: channel.id, original: message }),
    actions: [actionOf(placed, press.choice, slack)],
  };
}

/** `block_actions` from a view; it has no channel and no response_url. */
export function viewAction(press: ViewPress, slack: SlackState): Json {
  const view = slack.views.get(press.view.id);
  if (!view || view.user !== press.user) throw new Error(`${press.user} has no view ${press.view.id} open`);
  const placed = findElement(objects(view.view.blocks), press.action_id, press.block_id);
  const shown = viewJson(
    view,
    stateOf(view, press.values ?? {}, (file) => fileObject(file, slack)),
  );
  return {
    type: 'block_actions',
    ...originFields(slack, press.user),
    container: { type: 'view', view_id: view.id },
    trigger_id: slack.triggers.issue(press.user, view.id),
    view: shown,
    actions: [actionOf(placed, press.choice, slack)],
  };
}

function actionOf({ block, element, choice: inMenu }: Placed, choice: InputValue | undefined, { clock }: SlackState): Json {
  return {
    type: element.type,
    action_id: element.action_id,
    block_id: block.block_id,
    ...actionValue(element, choice ?? inMenu),
    action_ts: clock.ts(),
  };
}
