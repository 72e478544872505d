import type { View } from '@slack/types';
import type { Destination } from '../answer/delivery.ts';
import { modal, post, responseUrl } from '../answer/destination.ts';
import type { Message } from '../cards/card.ts';
import type { Press } from './payload.ts';

type Place = Pick<Press, 'respond' | 'thread' | 'client' | 'body'>;

/** A further message that only the presser sees. */
export function toPresser(press: Place): Destination<Message> {
  return toCard(press, { type: 'ephemeral', replaces: false });
}

/** Posts below, or replaces, the button's message. A button in a view has no message: the presser gets a direct message. */
export function toCard(
  { respond, thread, client, body }: Place,
  { type, replaces }: { readonly type: 'ephemeral' | 'in_channel'; readonly replaces: boolean },
): Destination<Message> {
  if (respond) return responseUrl({ respond, type, replaces, thread });
  return post(client, { channel: body.user.id, thread: undefined });
}

/** A new modal, on top of the modal that holds the button, if any. */
export function newWindow({ client, body }: Pick<Press, 'client' | 'body'>): Destination<View> {
  return modal(client, body.trigger_id, body.view?.type === 'modal' ? 'push' : 'open');
}
