import type { Store } from '../../state/store.ts';
import type { Responder } from '../answer/answer.ts';
import { eitherWay, withAsides } from '../answer/audience.ts';
import type { Questions } from '../answer/button-value.ts';
import type { Replies } from '../answer/composers.ts';
import { warningCard } from '../cards/warning.ts';
import type { Channels } from '../policy/channels.ts';
import { type ButtonArgs, type Press, pressed, privately, replyTo, tell } from './press.ts';

export interface ShowingParts {
  readonly questions: Questions;
  readonly responder: Responder;
  readonly replies: Replies;
  readonly channels: Channels;
  readonly store: Pick<Store, 'claim' | 'forget'>;
}

/** "Show in channel", which asks once more where others than colleagues read along, and its second button. */
export interface Showing {
  show(args: ButtonArgs): Promise<void>;
  anyway(args: ButtonArgs): Promise<void>;
}

export function createShowing(parts: ShowingParts): Showing {
  return {
    show: pressed(parts, (press) => showOrWarn(parts, press)),
    anyway: pressed(parts, (press) => showOnce(parts, press)),
  };
}

async function showOrWarn(parts: ShowingParts, press: Press): Promise<void> {
  const { asker, action } = press;
  const readers = await parts.channels.readersOf(asker.team, asker.channel ?? '', false);
  if (readers === 'colleagues') return await showOnce(parts, press);
  await parts.responder.say(asker, (context) => warningCard(readers, action.value ?? '', context), privately(press));
}

/** Somebody who clicks twice shows a card once. */
const TWICE_WITHIN_MS = 60_000;

async function showOnce(parts: ShowingParts, press: Press): Promise<void> {
  const { asker, body } = press;
  const key = `${asker.team} shown ${asker.channel} ${body.container.message_ts} ${asker.user}`;
  if (!(await parts.store.claim(key, TWICE_WITHIN_MS))) return;
  if (!(await show(parts, press))) await parts.store.forget(key);
}

/** Posts the card for everybody, then puts a word in the place of the ephemeral one. What is refused only the person hears. */
async function show({ responder, replies }: ShowingParts, press: Press): Promise<boolean> {
  const { asker, identifiers } = press;
  const channel = replyTo(press, { type: 'in_channel', replaces: false });
  let isShown = false;
  const aloud: typeof channel = {
    ...channel,
    send: async (message) => {
      await channel.send(message);
      isShown = true;
    },
  };
  const question = { surface: 'show_in_channel', asker, identifiers, typed: '', isForAll: true };
  const composer = withAsides(replies.card(identifiers, { shown: true, by: asker.user }));
  const isOut = await responder.answer(question, composer, eitherWay(aloud, privately(press)));
  if (isShown)
    await tell(responder, asker, ({ shownInChannel }) => shownInChannel, replyTo(press, { type: 'ephemeral', replaces: true }));
  else if (!isOut) await tell(responder, asker, ({ notShown }) => notShown, privately(press));
  return isShown;
}
