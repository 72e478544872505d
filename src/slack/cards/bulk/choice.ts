import { CHOOSE_COLUMN, columnValue } from '../actions.ts';
import { button, row, sections } from '../blocks/blocks.ts';
import type { CardContext, Message } from '../card.ts';
import { bold, code, prose } from '../mrkdwn.ts';

/** A column that may be meant. */
export interface ColumnShown {
  readonly heading: string;
  readonly letter: string;
  readonly examples: readonly string[];
}

/** Asks which column is meant: a button each, with examples. */
export function choiceCard(id: string, columns: readonly ColumnShown[], { words }: CardContext): Message {
  const { bulk } = words;
  const names = columns.map(({ letter, heading }) => bulk.column(letter, prose(heading, 60)));
  const lines = columns.map(({ examples }, index) =>
    bulk.examples(bold(names[index] ?? ''), words.list(examples.map((one) => code(one, 60)))),
  );
  const buttons = columns.map(({ letter, heading }, index) =>
    button(CHOOSE_COLUMN, bulk.column(letter, heading), columnValue(id, index)),
  );
  const question = columns.length === 1 ? bulk.confirm : bulk.choose;
  return {
    text: question,
    blocks: [
      ...sections([question, ...lines]),
      ...row(buttons.map((one, index) => ({ ...one, action_id: `${CHOOSE_COLUMN}:${index}` }))),
    ],
  };
}
