import type { InputBlock, KnownBlock, ModalView } from '@slack/types';
import type { Words } from '../../words/words.ts';
import { LIST_FILE, LIST_INPUT, LIST_ROOM, LIST_VIEW } from '../actions.ts';
import { button, plainText, row, sections } from '../blocks/blocks.ts';
import type { CardContext } from '../card.ts';
import { LIMITS } from '../limits.ts';

/** A window to give a list. */
export interface ListWindow {
  /** What the fields hold at first. */
  readonly texts: readonly string[];
  /** How many fields there are. */
  readonly fields: number;
  /** The app may read files. */
  readonly takesFiles: boolean;
  /** Where it was opened. */
  readonly channel?: string | undefined;
  /** Mrkdwn, above the fields. */
  readonly remark?: string | undefined;
}

/** A field has room for 3,000 characters, and 1,000 ICCIDs have 21,000 with their line ends. */
export const MAX_FIELDS = 8;
const FILE_TYPES = ['csv', 'tsv', 'txt', 'tab', 'text'];

/** Fields to paste numbers into, and one for a file. */
export function listView({ texts, fields, takesFiles, channel, remark = '' }: ListWindow, { words }: CardContext): ModalView {
  const { bulk, views } = words;
  const inputs = Array.from({ length: fields }, (_, index) => field(index, texts[index], bulk));
  return {
    type: 'modal',
    callback_id: LIST_VIEW,
    private_metadata: JSON.stringify({ fields, takesFiles, channel }),
    title: plainText(bulk.title, LIMITS.viewTitle),
    submit: plainText(bulk.submit, LIMITS.viewButton),
    close: plainText(views.cancel, LIMITS.viewButton),
    blocks: [...sections([remark]), ...inputs, ...room(fields, bulk), ...(takesFiles ? [file(bulk)] : [])],
  };
}

/** The block and element of a field. */
export function fieldId(index: number): string {
  return `${LIST_INPUT}_${index}`;
}

function field(index: number, text: string | undefined, bulk: Words['bulk']): InputBlock {
  const id = fieldId(index);
  return {
    type: 'input',
    block_id: id,
    optional: true,
    label: plainText(index === 0 ? bulk.input : bulk.further(index + 1), LIMITS.inputLabel),
    ...(index === 0 ? { hint: plainText(bulk.hint, LIMITS.inputHint) } : {}),
    element: {
      type: 'plain_text_input',
      action_id: id,
      multiline: true,
      max_length: LIMITS.inputValue,
      ...(text ? { initial_value: text } : {}),
    },
  };
}

function room(fields: number, bulk: Words['bulk']): KnownBlock[] {
  return fields < MAX_FIELDS ? row([button(LIST_ROOM, bulk.moreRoom, String(fields))]) : [];
}

function file(bulk: Words['bulk']): InputBlock {
  return {
    type: 'input',
    block_id: LIST_FILE,
    optional: true,
    label: plainText(bulk.file, LIMITS.inputLabel),
    hint: plainText(bulk.fileHint, LIMITS.inputHint),
    element: { type: 'file_input', action_id: LIST_FILE, filetypes: FILE_TYPES, max_files: 1 },
  };
}
