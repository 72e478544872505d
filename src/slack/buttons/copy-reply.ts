import type { Composers } from '../answer/composers.ts';
import { openOrExplain } from '../answer/notices.ts';
import type { Question } from '../answer/question.ts';
import { loadingView } from '../cards/views/views.ts';
import type { ButtonArgs, Press } from './payload.ts';
import { onPress, type PressDeps } from './press.ts';
import { newWindow, toPresser } from './press-destinations.ts';

export interface CopyReplyDeps extends PressDeps {
  readonly composers: Composers;
}

/** "Reply for the customer": a modal with a sentence of public data in the presser's language. */
export function createCopyReply(deps: CopyReplyDeps): (args: ButtonArgs) => Promise<void> {
  return onPress(deps, (press) => showReply(deps, press));
}

async function showReply({ responder, composers }: CopyReplyDeps, press: Press): Promise<void> {
  const { asker, identifiers } = press;
  const window = newWindow(press);
  const open = () => responder.say(asker, loadingView, window);
  if (!(await openOrExplain(responder, asker, open, toPresser(press)))) return;
  const question: Question = { surface: 'copy_reply', asker, identifiers, typed: '' };
  await responder.answer(question, composers.copyReply(), window);
}
