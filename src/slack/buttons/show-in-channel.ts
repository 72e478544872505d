import type { Store } from '../../state/store.ts';
import type { Responder } from '../answer/answer.ts';
import { byAudience, withAudience } from '../answer/audience.ts';
import type { Questions } from '../answer/button-value.ts';
import type { Replies } from '../answer/composers.ts';
import type { Question } from '../answer/question.ts';
import { warningCard } from '../cards/warning.ts';
import type { Channels } from '../policy/channels.ts';
import { type ButtonArgs, onPress, type Press, responseDestination, tell, toPresser } from './press.ts';

export interface ShowInChannelDeps {
  readonly questions: Questions;
  readonly responder: Responder;
  readonly replies: Replies;
  readonly channels: Channels;
  readonly store: Pick<Store, 'claim' | 'forget'>;
}

/** "Show in channel", which asks once more where others than colleagues read along, and its second button. */
export interface ShowInChannel {
  show(args: ButtonArgs): Promise<void>;
  confirm(args: ButtonArgs): Promise<void>;
}

export function createShowInChannel(deps: ShowInChannelDeps): ShowInChannel {
  return {
    show: onPress(deps, (press) => showOrWarn(deps, press)),
    confirm: onPress(deps, (press) => showOnce(deps, press)),
  };
}

async function showOrWarn(deps: ShowInChannelDeps, press: Press): Promise<void> {
  const { asker, action } = press;
  const readers = await deps.channels.readersOf(asker.team, asker.channel ?? '', false);
  if (readers === 'colleagues') return await showOnce(deps, press);
  await deps.responder.say(asker, (context) => warningCard(readers, action.value ?? '', context), toPresser(press));
}

/** Somebody who clicks twice shows a card once. */
const TWICE_WITHIN_MS = 60_000;

async function showOnce(deps: ShowInChannelDeps, press: Press): Promise<void> {
  const { asker, body } = press;
  const key = `${asker.team} shown ${asker.channel} ${body.container.message_ts} ${asker.user}`;
  if (!(await deps.store.claim(key, TWICE_WITHIN_MS))) return;
  if (!(await show(deps, press))) await deps.store.forget(key);
}

/** Posts the card for everybody, then puts a word in the place of the ephemeral one. What is refused only the person hears. */
async function show({ responder, replies }: ShowInChannelDeps, press: Press): Promise<boolean> {
  const { asker, identifiers } = press;
  const channel = responseDestination(press, { type: 'in_channel', replaces: false });
  let isShown = false;
  const aloud: typeof channel = {
    ...channel,
    send: async (message) => {
      await channel.send(message);
      isShown = true;
    },
  };
  const question: Question = { surface: 'show_in_channel', asker, identifiers, typed: '', isForAll: true };
  const composer = withAudience(replies.card(identifiers, { shown: true, by: asker.user }));
  const isOut = await responder.answer(question, composer, byAudience(aloud, toPresser(press)));
  if (isShown)
    await tell(
      responder,
      asker,
      ({ shownInChannel }) => shownInChannel,
      responseDestination(press, { type: 'ephemeral', replaces: true }),
    );
  else if (!isOut) await tell(responder, asker, ({ notShown }) => notShown, toPresser(press));
  return isShown;
}
