import { randomUUID } from 'node:crypto';
import type { View } from '@slack/types';
import type { AccountsFor } from '../answer/accounts/in-use.ts';
import type { Responder } from '../answer/answer.ts';
import type { ButtonValues } from '../answer/button-value.ts';
import type { Composer } from '../answer/composer.ts';
import type { Delivery } from '../answer/delivery/delivery.ts';
import type { Destination } from '../answer/delivery/destination.ts';
import type { LatestOnly } from '../answer/delivery/latest-only.ts';
import { modal, openModal, submission, type ViewsClient } from '../answer/delivery/views.ts';
import { accountUse, askerOf, MAX_IDENTIFIERS, type Question } from '../answer/question.ts';
import type { ShownView } from '../buttons/payload.ts';
import { SEARCH_INPUT } from '../cards/actions.ts';
import type { CardContext, Report } from '../cards/card.ts';
import { noticeBlocks } from '../cards/notices/notice.ts';
import { unreadReason } from '../cards/notices/unread.ts';
import { resultView, type SearchWindow, searchView } from '../cards/views/search.ts';
import { loadingView } from '../cards/views/views.ts';
import { type Acknowledgement, frameOf, inputText, type SearchArgs, type SearchOpening } from './search-payload.ts';

export interface SearchDeps {
  readonly accountsFor: AccountsFor<'read'>;
  readonly buttonValues: ButtonValues;
  readonly responder: Responder;
  readonly latestOnly: LatestOnly;
}

const SURFACE = 'search';

/** The search window: an input, and the answer below it. */
export interface Search {
  open(opening: SearchOpening): Promise<Delivery>;
  /** Looks up what was typed and answers in the same window. */
  submit(args: SearchArgs): Promise<void>;
  /** Replaces the answer in the window. */
  answerAgain(question: Question, view: ShownView, client: ViewsClient): Promise<void>;
}

export function createSearch(deps: SearchDeps): Search {
  return {
    async open(opening) {
      const work = open(deps, opening);
      await deps.responder.during(work);
      return await work;
    },
    submit: (args) => deps.responder.during(submit(deps, args)),
    answerAgain(question, view, client) {
      const sheet = { frame: frameOf(view), text: inputText(view) };
      return deps.responder.during(answerIn(deps, question, sheet, openModal(client, view.id)));
    },
  };
}

/** Opens within the trigger's three seconds; the answer follows. */
async function open(deps: SearchDeps, opening: SearchOpening): Promise<Delivery> {
  const { surface, asker, identifiers, text, source, remark } = opening;
  const sheet = { frame: { key: randomUUID(), source }, text };
  const window = modal(opening.client, opening.triggerId);
  if (identifiers.length === 0)
    return await deps.responder.say(
      asker,
      (context) => searchView(sheet, remark ? noticeBlocks(remark(context), context) : [], context),
      window,
    );
  const opened = await deps.responder.say(asker, loadingView, window);
  if (opened.isDelivered) await answerIn(deps, { surface, asker, identifiers, typed: text }, sheet, window);
  return opened;
}

/** The acknowledgement shows an error at the input, or the loading view until the answer is there. */
async function submit(deps: SearchDeps, { body, view, ack, client }: SearchArgs): Promise<void> {
  const text = inputText(view);
  const frame = frameOf(view);
  const asker = askerOf(body, frame.source?.channel);
  const { read } = await deps.accountsFor(accountUse({ surface: SURFACE, asker }));
  const identifiers = read(text, { asked: true });
  const { isDelivered } = await deps.responder.say<Acknowledgement>(
    asker,
    (context) =>
      identifiers.length === 0
        ? {
            response_action: 'errors',
            errors: { [SEARCH_INPUT]: unreadReason(text, context) ?? context.words.search.nothing },
          }
        : { response_action: 'update', view: loadingView(context) },
    submission(ack),
  );
  if (!isDelivered || identifiers.length === 0) return;
  await answerIn(deps, { surface: SURFACE, asker, identifiers, typed: text }, { frame, text }, openModal(client, view.id));
}

async function answerIn(
  { responder, buttonValues, latestOnly }: SearchDeps,
  question: Question,
  sheet: SearchWindow,
  destination: Destination<View>,
): Promise<void> {
  const wire = buttonValues.encode(question.identifiers.slice(0, MAX_IDENTIFIERS));
  const whole = (report: Report, context: CardContext): View => resultView(sheet, report, wire, context);
  const composer: Composer<View> = {
    full: whole,
    notice: (sentence, context) => searchView(sheet, noticeBlocks(sentence, context), context),
  };
  const current = await latestOnly.supersede(`${question.asker.team} window ${sheet.frame.key}`, destination);
  await responder.answer(question, composer, current);
}
