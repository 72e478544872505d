import { confirm, isCancel, log, multiselect, password, select, text } from '@clack/prompts';
import { Cancelled, type Choice, type Prompter, type TextQuestion } from './prompter.ts';

/** Questions on a real terminal. */
export const clackPrompter: Prompter = {
  say: (words) => log.message(words),
  text: async (question) => answerOf(await (question.isSecret ? askSecret(question) : askText(question))).trim(),
  choose: async (message, choices) => answerOf(await select({ message, options: choices.map(optionOf) })),
  chooseSeveral: async (message, choices) =>
    answerOf(
      await multiselect({ message: `${message} (space selects, enter goes on)`, options: choices.map(optionOf), required: true }),
    ),
  confirm: async (message) => answerOf(await confirm({ message })),
};

function askText({ message, initial, problem }: TextQuestion) {
  return text({
    message,
    ...(initial === undefined ? {} : { initialValue: initial }),
    validate: (value) => problem?.(value?.trim() ?? ''),
  });
}

/** A secret that is there already is kept when nothing is typed. */
async function askSecret({ message, initial, problem }: TextQuestion): Promise<string | symbol> {
  const kept = initial ?? '';
  const typed = await password({
    message: kept === '' ? message : `${message} (empty: keep the present value)`,
    validate: (value) => problem?.(value?.trim() || kept),
  });
  return isCancel(typed) ? typed : typed?.trim() || kept;
}

/** Throws Cancelled for the symbol that stands for Ctrl-C. */
function answerOf<Answer>(answer: Answer): Exclude<Answer, symbol> {
  if (isAnswer(answer)) return answer;
  throw new Cancelled();
}

function isAnswer<Answer>(answer: Answer): answer is Exclude<Answer, symbol> {
  return !isCancel(answer);
}

function optionOf({ value, label, hint }: Choice): { value: string; label: string; hint?: string } {
  return hint === undefined ? { value, label } : { value, label, hint };
}
