import { isPersonId } from '../../core/identifier/identifier.ts';
import { byAudience, withAudience, withPreface } from '../answer/audience.ts';
import type { Composer } from '../answer/composer.ts';
import { whenComplete } from '../answer/composer.ts';
import type { Composers } from '../answer/composers.ts';
import type { Sentence } from '../answer/notices.ts';
import type { Question } from '../answer/question.ts';
import { readAutomaticValue } from '../cards/actions.ts';
import type { CardContext, Message, Report } from '../cards/card.ts';
import { alertCard, MAX_LOOKED_UP } from '../cards/channel/alert.ts';
import { noticeCard } from '../cards/notices/notice.ts';
import { type Channels, hasOutsiders, type Readers } from '../policy/channels.ts';
import type { Words } from '../words/words.ts';
import type { AnswerAgain, ButtonArgs, Press } from './payload.ts';
import { onPress, type PressDeps } from './press.ts';
import { toCard, toPresser } from './press-destinations.ts';

export interface RefreshDeps extends PressDeps {
  readonly composers: Composers;
  readonly channels: Pick<Channels, 'readersOf'>;
  readonly answerAgain: AnswerAgain;
}

/** "Refresh": looks up again without the cache and replaces the card. A refusal never replaces it: only the presser sees that. */
export interface Refresh {
  /** On cards for one person, in search windows, and on cards that somebody showed to a channel. */
  card(args: ButtonArgs): Promise<void>;
  /** On answers to mentions: public data only. */
  compact(args: ButtonArgs): Promise<void>;
  /** On automatic replies: public data only. */
  automatic(args: ButtonArgs): Promise<void>;
}

export function createRefresh(deps: RefreshDeps): Refresh {
  return {
    card: onPress(deps, (press) => refreshCard(deps, press)),
    compact: onPress(deps, (press) => refreshPublic(deps, press, deps.composers.compact(press.identifiers))),
    automatic: onPress(deps, (press) => refreshPublic(deps, press, automaticReply(deps, press))),
  };
}

async function refreshCard(deps: RefreshDeps, press: Press): Promise<void> {
  const { asker, identifiers, isPrivate, body } = press;
  if (body.view) return await deps.answerAgain(questionOf(press), body.view, press.client);
  const readers = isPrivate ? 'asker' : await deps.channels.readersOf(asker);
  if (hasOutsiders(readers)) return await refreshPrivately(deps, press, sentenceFor(readers));
  if (readers !== 'asker' && identifiers.some(isPersonId)) return await refreshPrivately(deps, press, forPerson);
  const card = toCard(press, { type: isPrivate ? 'ephemeral' : 'in_channel', replaces: true });
  const composer = deps.composers.card(identifiers, { shown: !isPrivate, by: shownBy(press) });
  const question: Question = { ...questionOf(press), isForAll: readers !== 'asker' };
  await deps.responder.answer(question, withAudience(whenComplete(composer)), byAudience(card, toPresser(press)));
}

async function refreshPublic(deps: RefreshDeps, press: Press, composer: Composer<Message>): Promise<void> {
  const readers = await deps.channels.readersOf(press.asker);
  if (hasOutsiders(readers)) return await refreshPrivately(deps, press, sentenceFor(readers));
  if (press.identifiers.some(isPersonId)) return await refreshPrivately(deps, press, forPerson);
  const question: Question = { ...questionOf(press), surface: 'refresh_public', limit: MAX_LOOKED_UP };
  const card = toCard(press, { type: 'in_channel', replaces: true });
  await deps.responder.answer(question, withAudience(whenComplete(composer)), byAudience(card, toPresser(press)));
}

/** The channel must not read the answer, or no longer: its card stays, and only the presser gets a new one. */
async function refreshPrivately({ responder, composers }: RefreshDeps, press: Press, sentence: Sentence): Promise<void> {
  const composer = withPreface(composers.card(press.identifiers, { shown: true }), sentence);
  await responder.answer(questionOf(press), composer, toPresser(press));
}

function questionOf({ asker, identifiers }: Press): Question {
  return { surface: 'refresh', asker, identifiers, typed: '', refresh: true };
}

function forPerson({ onlyForYou }: Words): string {
  return onlyForYou;
}

function sentenceFor(readers: Readers): Sentence {
  return ({ outsidersOnlyForYou, uncheckedOnlyForYou }) => (readers === 'outsiders' ? outsidersOnlyForYou : uncheckedOnlyForYou);
}

const PERSON = /^[UW][A-Z0-9]{2,30}$/;

/** Who showed the card to the channel: the refreshed card says so as well. */
function shownBy({ action }: Press): string | undefined {
  const { author } = readAutomaticValue(action.value ?? '');
  return PERSON.test(author) ? author : undefined;
}

function automaticReply({ buttonValues }: RefreshDeps, { identifiers, action }: Press): Composer<Message> {
  const { author } = readAutomaticValue(action.value ?? '');
  const buttons = { question: buttonValues.encode(identifiers), shown: true, author };
  const whole = (report: Report, context: CardContext): Message => alertCard(report, buttons, context);
  return { full: whole, notice: noticeCard };
}
