import type { Responder } from './answer.ts';
import { readDetailsValue } from './cards/actions.ts';
import { MOST_TOLD } from './cards/alert.ts';
import { loadingView } from './cards/views.ts';
import { type ButtonArgs, furtherWindow, type Press, pressed, privately, replyTo, tell } from './press.ts';
import type { Questions } from './question.ts';
import type { Replies } from './replies.ts';
import type { Search } from './search.ts';

export interface ButtonParts {
  readonly questions: Questions;
  readonly responder: Responder;
  readonly replies: Replies;
  readonly search: Pick<Search, 'again'>;
}

/** The buttons of the cards. */
export interface Buttons {
  refresh(args: ButtonArgs): Promise<void>;
  showInChannel(args: ButtonArgs): Promise<void>;
  details(args: ButtonArgs): Promise<void>;
  /** A link button: Slack wants it acknowledged, nothing else happens. */
  link(args: { ack(): Promise<void> }): Promise<void>;
}

export function createButtons(parts: ButtonParts): Buttons {
  return {
    refresh: pressed(parts, (press) => refresh(parts, press)),
    showInChannel: pressed(parts, (press) => showInChannel(parts, press)),
    details: pressed(
      parts,
      (press) => details(parts, press),
      (value) => readDetailsValue(value).question,
    ),
    link: ({ ack }) => ack(),
  };
}

/** The same question past the cache, in the place of the card. */
async function refresh({ responder, replies, search }: ButtonParts, press: Press): Promise<void> {
  const { asker, identifiers, isPrivate } = press;
  const question = { surface: 'refresh', asker, identifiers, typed: '', refresh: true };
  if (press.body.view) return await search.again(question, press.body.view, press.client);
  const destination = replyTo(press, { type: isPrivate ? 'ephemeral' : 'in_channel', replaces: true });
  await responder.answer(question, replies.card(identifiers, { shown: !isPrivate }), destination);
}

/** Posts the card for everybody, then puts a word in the place of the ephemeral one. */
async function showInChannel({ responder, replies }: ButtonParts, press: Press): Promise<void> {
  const { asker, identifiers } = press;
  const destination = replyTo(press, { type: 'in_channel', replaces: false });
  const question = { surface: 'show_in_channel', asker, identifiers, typed: '' };
  const isOut = await responder.answer(question, replies.card(identifiers, { shown: true }), destination);
  if (!isOut) return await tell(responder, asker, ({ notShown }) => notShown, privately(press));
  await tell(responder, asker, ({ shownInChannel }) => shownInChannel, replyTo(press, { type: 'ephemeral', replaces: true }));
}

/** Opens the modal at once, for trigger ids live three seconds, and fills it when the answer is there. */
async function details({ responder, replies }: ButtonParts, press: Press): Promise<void> {
  const { asker, identifiers, action } = press;
  const destination = furtherWindow(press);
  const isOpen = await responder.say(asker, loadingView, destination);
  if (!isOpen) return await tell(responder, asker, ({ modalNotOpened }) => modalNotOpened, privately(press));
  await responder.answer(
    { surface: 'details', asker, identifiers, typed: '', most: MOST_TOLD },
    replies.details(readDetailsValue(action.value ?? '')),
    destination,
  );
}
