import type { Responder } from '../answer/answer.ts';
import { byAudience, withAudience } from '../answer/audience.ts';
import type { Questions } from '../answer/button-value.ts';
import type { Replies } from '../answer/composers.ts';
import type { Question } from '../answer/question.ts';
import { isDirectMessage } from '../answer/question.ts';
import { onceWhole } from '../answer/when-complete.ts';
import { readAutomaticValue, readDetailsValue } from '../cards/actions.ts';
import { MOST_TOLD } from '../cards/alert.ts';
import { loadingView } from '../cards/views/views.ts';
import type { Search } from '../window/search.ts';
import { type ButtonArgs, newWindow, onPress, type Press, responseDestination, tell, toPresser } from './press.ts';

export interface CardButtonDeps {
  readonly questions: Questions;
  readonly responder: Responder;
  readonly replies: Replies;
  readonly search: Pick<Search, 'answerAgain'>;
}

const PERSON = /^[UW][A-Z0-9]{2,30}$/;

/** The buttons of the cards. */
export interface Buttons {
  refresh(args: ButtonArgs): Promise<void>;
  details(args: ButtonArgs): Promise<void>;
  /** A link button: Slack wants it acknowledged, nothing else happens. */
  link(args: { ack(): Promise<void> }): Promise<void>;
}

export function createButtons(deps: CardButtonDeps): Buttons {
  return {
    refresh: onPress(
      deps,
      (press) => refresh(deps, press),
      (value) => readAutomaticValue(value).question,
    ),
    details: onPress(
      deps,
      (press) => details(deps, press),
      (value) => readDetailsValue(value).question,
    ),
    link: ({ ack }) => ack(),
  };
}

/** The same question past the cache, in the place of the card; a refusal stands beside it, for the person alone. */
async function refresh({ responder, replies, search }: CardButtonDeps, press: Press): Promise<void> {
  const { asker, identifiers, isPrivate } = press;
  const isForAll = !isPrivate && !press.body.view && !isDirectMessage(asker.channel);
  const question: Question = { surface: 'refresh', asker, identifiers, typed: '', refresh: true, isForAll };
  if (press.body.view) return await search.answerAgain(question, press.body.view, press.client);
  const destination = responseDestination(press, { type: isPrivate ? 'ephemeral' : 'in_channel', replaces: true });
  const by = shownBy(press);
  const composer = withAudience(onceWhole(replies.card(identifiers, { shown: !isPrivate, by })));
  await responder.answer(question, composer, byAudience(destination, toPresser(press)));
}

/** A card that somebody showed to a channel goes on saying so. */
function shownBy({ action }: Press): string | undefined {
  const { author } = readAutomaticValue(action.value ?? '');
  return PERSON.test(author) ? author : undefined;
}

/** Opens the modal at once, for trigger ids live three seconds, and fills it when the answer is there. */
async function details({ responder, replies }: CardButtonDeps, press: Press): Promise<void> {
  const { asker, identifiers, action } = press;
  const destination = newWindow(press);
  const isOpen = await responder.say(asker, loadingView, destination);
  if (!isOpen) return await tell(responder, asker, ({ modalNotOpened }) => modalNotOpened, toPresser(press));
  await responder.answer(
    { surface: 'details', asker, identifiers, typed: '', limit: MOST_TOLD },
    replies.details(readDetailsValue(action.value ?? '')),
    destination,
  );
}
