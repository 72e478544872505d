import type { Composers } from '../answer/composers.ts';
import { openOrExplain, type Sentence } from '../answer/notices.ts';
import type { Asker, Question } from '../answer/question.ts';
import { readDetailsValue } from '../cards/actions.ts';
import { loadingView, messageView } from '../cards/views/views.ts';
import type { Access, Guarded } from '../policy/access.ts';
import type { Words } from '../words/words.ts';
import type { ButtonArgs, Press } from './payload.ts';
import { onPress, type PressDeps } from './press.ts';
import { newWindow, toPresser } from './press-destinations.ts';

export interface RevealDeps extends PressDeps {
  readonly access: Pick<Access, 'mayReveal'>;
  /** The ids of the user groups that may see a class. */
  readonly revealTo: Readonly<Record<Guarded, readonly string[]>>;
  /** Writes the reveal to the audit trail; resolves with whether its line was flushed in time. Never rejects. */
  record(asker: Asker, guarded: Guarded, outcome: 'shown' | 'refused', press: Press): Promise<boolean>;
  readonly composers: Composers;
}

/** A modal with one guarded class of data, for members of its user groups only. Every reveal and refusal is on the audit trail. */
export function createReveal(deps: RevealDeps, guarded: Guarded): (args: ButtonArgs) => Promise<void> {
  return onPress(deps, (press) => reveal(deps, guarded, press));
}

async function reveal(deps: RevealDeps, guarded: Guarded, press: Press): Promise<void> {
  const { responder, composers } = deps;
  const { asker, identifiers, action } = press;
  const window = newWindow(press);
  const open = () => responder.say(asker, loadingView, window);
  if (!(await openOrExplain(responder, asker, open, toPresser(press)))) return;
  const refusal = await whyRefused(deps, guarded, press);
  if (refusal) return void (await responder.say(asker, (context) => messageView(refusal(context.words), context), window));
  const question: Question = { surface: `reveal_${guarded}`, asker, identifiers, typed: '' };
  await responder.answer(question, composers.reveal(guarded, readDetailsValue(action.value ?? '')), window);
}

async function whyRefused(deps: RevealDeps, guarded: Guarded, press: Press): Promise<Sentence | undefined> {
  const { asker } = press;
  if (!(await deps.access.mayReveal(asker, guarded))) {
    void deps.record(asker, guarded, 'refused', press);
    return ({ reveal, list }) => whoMay(deps.revealTo[guarded], reveal, list);
  }
  return (await deps.record(asker, guarded, 'shown', press)) ? undefined : ({ reveal }) => reveal.noAudit;
}

function whoMay(groups: readonly string[], words: Words['reveal'], list: Words['list']): string {
  return groups.length === 0 ? words.nobody : words.notAllowed(list(groups.map((group) => `<!subteam^${group}>`)));
}
