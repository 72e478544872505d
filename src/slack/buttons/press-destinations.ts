import type { View } from '@slack/types';
import type { Destination } from '../answer/delivery/destination.ts';
import { privately } from '../answer/delivery/ephemeral.ts';
import { post, postedMessage } from '../answer/delivery/post.ts';
import { responseUrl } from '../answer/delivery/response-url.ts';
import { modal } from '../answer/delivery/views.ts';
import type { Message } from '../cards/card.ts';
import type { Press } from './payload.ts';

type Place = Pick<Press, 'respond' | 'thread' | 'client' | 'body'>;

/** A further message that only the presser sees. */
export function toPresser(press: Place): Destination<Message> {
  return toCard(press, { type: 'ephemeral', replaces: false });
}

interface CardPlace {
  readonly type: 'ephemeral' | 'in_channel';
  readonly replaces: boolean;
}

/** Posts below, or replaces, the button's message. A button in a view has no message: the presser gets a direct message. */
export function toCard(place: Place, { type, replaces }: CardPlace): Destination<Message> {
  const { respond, thread, client, body } = place;
  if (!respond) return post(client, { channel: body.user.id, thread: undefined });
  return responseUrl({ respond, type, replaces, thread, otherwise: withoutResponseUrl(place, { type, replaces }) });
}

/** By the bot's token, to the same readers. */
function withoutResponseUrl({ thread, client, body }: Place, { type, replaces }: CardPlace): Destination<Message> {
  const { user, container } = body;
  const channel = body.channel?.id;
  if (type === 'ephemeral' || channel === undefined) return privately(client, { channel, user: user.id, thread });
  if (replaces && container.message_ts !== undefined) return postedMessage(client, { channel, ts: container.message_ts });
  return post(client, { channel, thread });
}

/** A new modal, on top of the modal that holds the button, if any. */
export function newWindow({ client, body }: Pick<Press, 'client' | 'body'>): Destination<View> {
  return modal(client, body.trigger_id, body.view?.type === 'modal' ? 'push' : 'open');
}
