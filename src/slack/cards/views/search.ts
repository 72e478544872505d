import type { InputBlock, KnownBlock, ModalView } from '@slack/types';
import * as z from 'zod';
import { ordersOf } from '../../../core/finding.ts';
import { isPersonId } from '../../../core/identifier/identifier.ts';
import { parseJson } from '../../../core/parse-json.ts';
import type { Words } from '../../words/words.ts';
import { POST_IN_THREAD, SEARCH_INPUT, SEARCH_VIEW } from '../actions.ts';
import { answerInWindow } from '../answer/answer.ts';
import { button, plainText, row } from '../blocks/blocks.ts';
import type { CardContext, Report } from '../card.ts';
import { LIMITS, shorten } from '../limits.ts';
import { oneLine } from '../mrkdwn.ts';

const FRAME = z.object({
  /** Names this window among all. */
  key: z.string(),
  /** The message that it was opened from, and its thread. */
  source: z.object({ channel: z.string(), thread: z.string() }).optional(),
});
/** What a search window knows about itself: its private_metadata, with nothing personal in it. */
export type SearchFrame = z.infer<typeof FRAME>;

export function readFrame(metadata: string): SearchFrame | undefined {
  return parseJson(FRAME, metadata);
}

/** A search window before anything is found in it. */
export interface SearchWindow {
  readonly frame: SearchFrame;
  /** The value of the input: as it was read or typed. */
  readonly text: string;
}

/** The input to ask with, and whatever follows it. */
export function searchView({ frame, text }: SearchWindow, below: readonly KnownBlock[], { words }: CardContext): ModalView {
  return {
    type: 'modal',
    callback_id: SEARCH_VIEW,
    private_metadata: JSON.stringify(frame),
    title: plainText(words.search.title, LIMITS.viewTitle),
    submit: plainText(words.views.submit, LIMITS.viewButton),
    close: plainText(words.views.close, LIMITS.viewButton),
    blocks: [searchInput(SEARCH_INPUT, text, words), ...below],
  };
}

/** The answer below the input; everything public and internal, for the one who asks. */
export function resultView(sheet: SearchWindow, report: Report, question: string, context: CardContext): ModalView {
  const { blocks } = answerInWindow(report, { question, shown: true }, context);
  const isPostable = sheet.frame.source !== undefined && hasOrderToPost(report);
  const post = isPostable ? row([button(POST_IN_THREAD, context.words.search.post, question)]) : [];
  return searchView(sheet, [{ type: 'divider' }, ...post, ...blocks], context);
}

/** One line to type an ICCID or order numbers into; its value is at `values[id][id]`. */
export function searchInput(id: string, text: string, { search }: Words): InputBlock {
  const initial = shorten(oneLine(text), LIMITS.inputValue);
  return {
    type: 'input',
    block_id: id,
    label: plainText(search.label, LIMITS.inputLabel),
    hint: plainText(search.hint, LIMITS.inputHint),
    element: {
      type: 'plain_text_input',
      action_id: id,
      max_length: LIMITS.inputValue,
      ...(initial === '' ? {} : { initial_value: initial }),
    },
  };
}

/** What is about a person is not for a thread. */
function hasOrderToPost({ findings }: Report): boolean {
  return ordersOf(findings.filter(({ identifier }) => !isPersonId(identifier))).length > 0;
}
