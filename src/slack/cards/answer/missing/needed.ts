import type { InputBlock, ModalView } from '@slack/types';
import { type Identifier, isPersonId } from '../../../../core/identifier/identifier.ts';
import type { Words } from '../../../words/words.ts';
import { NEEDED_INPUT, NEEDED_VIEW } from '../../actions.ts';
import { plainText, sections } from '../../blocks/blocks.ts';
import type { CardContext } from '../../card.ts';
import { LIMITS } from '../../limits.ts';
import { fullName } from './missing.ts';

/** Longer than any id that a provider takes. */
const MAX_ANSWER_LENGTH = 128;
const MAX_NAMED = 5;

/**
 * A form for just what is missing. Submitted it has the callback_id {@link NEEDED_VIEW};
 * each answer is at `state.values[need][NEEDED_INPUT].value`.
 * @param identifiers what is to be looked up with it
 * @param privateMetadata at most 3,000 characters, handed back with the submission
 */
export function neededView(
  fields: readonly string[],
  context: CardContext,
  privateMetadata: string,
  identifiers: readonly Identifier[] = [],
): ModalView {
  const { views } = context.words;
  const names = namesOf(identifiers, context.words);
  return {
    type: 'modal',
    callback_id: NEEDED_VIEW,
    private_metadata: privateMetadata,
    title: plainText(views.needed, LIMITS.viewTitle),
    submit: plainText(views.submit, LIMITS.viewButton),
    close: plainText(views.cancel, LIMITS.viewButton),
    blocks: [
      ...sections([names === '' ? '' : views.neededIntro(names)]),
      ...[...new Set(fields)].map((need) => inputOf(need, context.words)),
    ],
  };
}

/** Ids of people are named nowhere. */
function namesOf(identifiers: readonly Identifier[], words: Words): string {
  const names = identifiers.map((identifier) => (isPersonId(identifier) ? words.views.buyersOrders : fullName(identifier)));
  const more = names.length - MAX_NAMED;
  return more > 0 ? words.listWithMore(names.slice(0, MAX_NAMED), more) : words.list(names);
}

function inputOf(need: string, words: Words): InputBlock {
  const { label, hint } = words.needWords(need);
  return {
    type: 'input',
    block_id: need,
    label: plainText(label, LIMITS.inputLabel),
    hint: plainText(hint, LIMITS.inputHint),
    element: { type: 'plain_text_input', action_id: NEEDED_INPUT, max_length: MAX_ANSWER_LENGTH },
  };
}
