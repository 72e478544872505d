import { byAudience, withAudience } from '../answer/audience.ts';
import type { Composer } from '../answer/composer.ts';
import { whenComplete } from '../answer/composer.ts';
import type { Replies } from '../answer/composers.ts';
import { isDirectMessage, type Question } from '../answer/question.ts';
import { readAutomaticValue } from '../cards/actions.ts';
import type { CardContext, Message, Report } from '../cards/card.ts';
import { alertCard, MAX_LOOKED_UP } from '../cards/channel/alert.ts';
import { noticeCard } from '../cards/notices/notice.ts';
import type { AnswerAgain, ButtonArgs, Press } from './payload.ts';
import { onPress, type PressDeps } from './press.ts';
import { toCard, toPresser } from './press-destinations.ts';

export interface RefreshDeps extends PressDeps {
  readonly replies: Replies;
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
    compact: onPress(deps, (press) => refreshPublic(deps, press, deps.replies.compact(press.identifiers))),
    automatic: onPress(deps, (press) => refreshPublic(deps, press, automaticReply(deps, press))),
  };
}

async function refreshCard({ responder, replies, answerAgain }: RefreshDeps, press: Press): Promise<void> {
  const { asker, identifiers, isPrivate, body } = press;
  const isForAll = !isPrivate && !body.view && !isDirectMessage(asker.channel);
  const question: Question = { surface: 'refresh', asker, identifiers, typed: '', refresh: true, isForAll };
  if (body.view) return await answerAgain(question, body.view, press.client);
  const card = toCard(press, { type: isPrivate ? 'ephemeral' : 'in_channel', replaces: true });
  const composer = replies.card(identifiers, { shown: !isPrivate, by: shownBy(press) });
  await responder.answer(question, withAudience(whenComplete(composer)), byAudience(card, toPresser(press)));
}

async function refreshPublic({ responder }: RefreshDeps, press: Press, composer: Composer<Message>): Promise<void> {
  const { asker, identifiers } = press;
  const options = { refresh: true, isForAll: true, limit: MAX_LOOKED_UP };
  const question: Question = { surface: 'refresh_public', asker, identifiers, typed: '', ...options };
  const card = toCard(press, { type: 'in_channel', replaces: true });
  await responder.answer(question, withAudience(whenComplete(composer)), byAudience(card, toPresser(press)));
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
