import type { Composer } from '../answer/answer.ts';
import { byAudience, withAudience } from '../answer/audience.ts';
import type { Replies } from '../answer/composers.ts';
import type { Question } from '../answer/question.ts';
import { onceWhole } from '../answer/when-complete.ts';
import { readAutomaticValue } from '../cards/actions.ts';
import { alertCard, MOST_TOLD } from '../cards/alert.ts';
import type { CardContext, Message, Report } from '../cards/card.ts';
import { noticeCard } from '../cards/notice.ts';
import { type ButtonArgs, onPress, type Press, type PressDeps, responseDestination, toPresser } from './press.ts';

export interface RefreshDeps extends PressDeps {
  readonly replies: Replies;
}

/** Refresh on cards that a whole channel reads: what takes their place is public data only, too; a refusal takes no card's place. */
export interface Renewal {
  compact(args: ButtonArgs): Promise<void>;
  automatic(args: ButtonArgs): Promise<void>;
}

export function createRenewal(deps: RefreshDeps): Renewal {
  return {
    compact: onPress(deps, (press) => renew(deps, press, deps.replies.compact(press.identifiers))),
    automatic: onPress(
      deps,
      (press) => renew(deps, press, alertOf(deps, press)),
      (value) => readAutomaticValue(value).question,
    ),
  };
}

async function renew({ responder }: RefreshDeps, press: Press, composer: Composer<Message>): Promise<void> {
  const { asker, identifiers } = press;
  const question: Question = {
    surface: 'refresh_public',
    asker,
    identifiers,
    typed: '',
    refresh: true,
    isForAll: true,
    limit: MOST_TOLD,
  };
  const card = responseDestination(press, { type: 'in_channel', replaces: true });
  await responder.answer(question, withAudience(onceWhole(composer)), byAudience(card, toPresser(press)));
}

function alertOf({ questions }: RefreshDeps, { identifiers, action }: Press): Composer<Message> {
  const { author } = readAutomaticValue(action.value ?? '');
  const buttons = { question: questions.encode(identifiers), shown: true, author };
  const whole = (report: Report, context: CardContext): Message => alertCard(report, buttons, context);
  return { full: whole, late: (report, _news, context) => whole(report, context), notice: noticeCard };
}
