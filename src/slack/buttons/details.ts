import type { Times } from '../../core/times.ts';
import { mayProceed, type Store } from '../../state/store.ts';
import type { Composers } from '../answer/composers.ts';
import { openOrExplain } from '../answer/notices.ts';
import type { Question } from '../answer/question.ts';
import { readDetailsValue } from '../cards/actions.ts';
import { MAX_LOOKED_UP } from '../cards/channel/alert.ts';
import { loadingView } from '../cards/views/views.ts';
import type { ButtonArgs, Press } from './payload.ts';
import { onPress, type PressDeps } from './press.ts';
import { newWindow, toPresser } from './press-destinations.ts';

export interface DetailsDeps extends PressDeps {
  readonly composers: Composers;
  readonly store: Pick<Store, 'claim' | 'forget'>;
  readonly times: Pick<Times, 'doubleClick'>;
}

/** "Details" and "Details (private)": a modal, opened at once and filled when the answer is there. */
export function createDetails(deps: DetailsDeps): (args: ButtonArgs) => Promise<void> {
  return onPress(deps, (press) => showDetails(deps, press));
}

async function showDetails({ responder, composers, store, times }: DetailsDeps, press: Press): Promise<void> {
  const key = clickKey(press);
  if (!mayProceed(await store.claim(key, times.doubleClick))) return;
  const { asker, identifiers, action } = press;
  const window = newWindow(press);
  const open = () => responder.say(asker, loadingView, window);
  if (!(await openOrExplain(responder, asker, open, toPresser(press)))) return await store.forget(key);
  const question: Question = { surface: 'details', asker, identifiers, typed: '', limit: MAX_LOOKED_UP };
  await responder.answer(question, composers.details(readDetailsValue(action.value ?? ''), asker.channel), window);
}

function clickKey({ asker: { team, user }, body: { container }, action }: Press): string {
  return `details:${JSON.stringify([team, user, container.message_ts, action.value])}`;
}
