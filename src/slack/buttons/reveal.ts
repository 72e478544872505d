import type { Responder } from '../answer/answer.ts';
import type { Questions } from '../answer/button-value.ts';
import type { Replies } from '../answer/composers.ts';
import type { Asker, Question } from '../answer/question.ts';
import { readDetailsValue } from '../cards/actions.ts';
import { loadingView, messageView } from '../cards/views/views.ts';
import type { Access, Guarded } from '../policy/access.ts';
import type { Words } from '../words/words.ts';
import { type ButtonArgs, newWindow, onPress, type Press, tell, toPresser } from './press.ts';

export interface RevealDeps {
  readonly access: Pick<Access, 'mayReveal'>;
  /** User groups that may see a class, by id. */
  readonly revealTo: Readonly<Record<Guarded, readonly string[]>>;
  /** Puts the reveal on the trail; false when that cannot be written. */
  record(asker: Asker, guarded: Guarded, outcome: 'shown' | 'refused', press: Press): boolean;
  readonly questions: Questions;
  readonly responder: Responder;
  readonly replies: Replies;
}

/** What only some may see: a window of its own, for members of a user group, and never without a line on the trail. */
export function createReveal(deps: RevealDeps, guarded: Guarded): (args: ButtonArgs) => Promise<void> {
  return onPress(
    deps,
    (press) => reveal(deps, guarded, press),
    (value) => readDetailsValue(value).question,
  );
}

async function reveal(deps: RevealDeps, guarded: Guarded, press: Press): Promise<void> {
  const { responder, replies } = deps;
  const { asker, identifiers, action } = press;
  const window = newWindow(press);
  const isOpen = await responder.say(asker, loadingView, window);
  if (!isOpen) return await tell(responder, asker, ({ modalNotOpened }) => modalNotOpened, toPresser(press));
  const refusal = await refusalOf(deps, guarded, press);
  if (refusal) return void (await responder.say(asker, (context) => messageView(refusal(context.words), context), window));
  const question: Question = { surface: `reveal_${guarded}`, asker, identifiers, typed: '' };
  await responder.answer(question, replies.reveal(guarded, readDetailsValue(action.value ?? '')), window);
}

async function refusalOf(deps: RevealDeps, guarded: Guarded, press: Press): Promise<((words: Words) => string) | undefined> {
  const { asker } = press;
  if (!(await deps.access.mayReveal(asker, guarded))) {
    deps.record(asker, guarded, 'refused', press);
    return ({ reveal, list }) => whoMay(deps.revealTo[guarded], reveal, list);
  }
  return deps.record(asker, guarded, 'shown', press) ? undefined : ({ reveal }) => reveal.noAudit;
}

function whoMay(groups: readonly string[], words: Words['reveal'], list: Words['list']): string {
  return groups.length === 0 ? words.nobody : words.notAllowed(list(groups.map((group) => `<!subteam^${group}>`)));
}
