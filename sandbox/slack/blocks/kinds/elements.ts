import { LIMITS } from '../limits.ts';
import { INPUTS } from './inputs.ts';
import { confirm, hasImageSource, imageSource, plain, plainOption, style, textObject } from './objects.ts';
import { all, byType, list, oneOf, type Rule, shape, string, url } from './rules.ts';

const actionId = string(LIMITS.id);
const label = string(LIMITS.buttonText);

const button = shape(
  { text: plain(LIMITS.buttonText) },
  {
    action_id: actionId,
    value: string(LIMITS.buttonValue, 0),
    url: url(LIMITS.url),
    style,
    confirm,
    accessibility_label: label,
  },
);

const image = all(shape({ alt_text: string(LIMITS.altText) }, imageSource), hasImageSource);

const overflow = shape({ options: list(plainOption, LIMITS.overflow) }, { action_id: actionId, confirm });

const feedback = shape({ text: plain(LIMITS.buttonText), value: string(LIMITS.buttonValue) }, { accessibility_label: label });

const feedbackButtons = shape({ positive_button: feedback, negative_button: feedback }, { action_id: actionId });

const iconButton = shape(
  { icon: oneOf('trash'), text: plain(LIMITS.buttonText) },
  {
    action_id: actionId,
    value: string(LIMITS.buttonValue, 0),
    confirm,
    accessibility_label: label,
    visible_to_user_ids: list(string(LIMITS.id), 100),
  },
);

const workflowButton = shape(
  {
    text: plain(LIMITS.buttonText),
    workflow: shape({ trigger: shape({ url: url(LIMITS.url) }, { customizable_input_parameters: anything }) }),
  },
  { action_id: actionId, style, confirm, accessibility_label: label },
);

const { email_text_input, url_text_input, number_input, plain_text_input, file_input, rich_text_input, ...choosers } = INPUTS;

/** Accessories of a section. */
export const accessory = byType(() => ({ button, image, overflow, workflow_button: workflowButton, ...withoutDateTime() }));
/** Elements of an actions block. */
export const action = byType(() => ({ button, overflow, workflow_button: workflowButton, rich_text_input, ...choosers }));
/** Elements of an input block. */
export const input = byType(() => INPUTS);
export const contextElement = byType(() => ({ image, plain_text: contextText, mrkdwn: contextText }));
export const contextAction = byType(() => ({ feedback_buttons: feedbackButtons, icon_button: iconButton }));
export const buttonOnly = byType(() => ({ button }));
export const imageOnly = byType(() => ({ image }));

const contextText = textObject(LIMITS.contextText);

function withoutDateTime(): Readonly<Record<string, Rule>> {
  const { datetimepicker: _unfit, ...rest } = choosers;
  return rest;
}

function anything(): readonly [] {
  return [];
}
