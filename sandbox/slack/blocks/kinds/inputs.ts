import { LIMITS } from '../limits.ts';
import { confirm, option, optionGroup, plain, plainOption, textObject } from './objects.ts';
import { richText } from './rich-text.ts';
import { all, anyOf, boolean, integer, list, number, oneOf, type Rule, shape, string } from './rules.ts';

const common = { action_id: string(LIMITS.id), focus_on_load: boolean };
const placeholder = plain(LIMITS.placeholder);
const dispatch = shape({}, { trigger_actions_on: list(oneOf('on_enter_pressed', 'on_character_entered'), 2) });
const typed = { ...common, placeholder, dispatch_action_config: dispatch };
const chosen = { ...common, placeholder, confirm };
const id = string(LIMITS.id);
const ids = list(id, LIMITS.options);
const filter = shape(
  {},
  {
    include: list(oneOf('im', 'mpim', 'private', 'public'), 4),
    exclude_external_shared_channels: boolean,
    exclude_bot_users: boolean,
  },
);
const choice = option(textObject(LIMITS.optionText));
const choices = list(choice, LIMITS.choices);
const max = { max_selected_items: integer(1, LIMITS.options) };
const conversation = { ...chosen, default_to_current_conversation: boolean, filter };

function staticSelect(optional: Readonly<Record<string, Rule>>): Rule {
  const options = { options: list(plainOption, LIMITS.options), option_groups: list(optionGroup, LIMITS.options) };
  return all(shape({}, { ...chosen, ...options, ...optional }), anyOf(['options', 'option_groups'], true));
}

function textInput(): Rule {
  return shape({}, { ...typed, initial_value: string(LIMITS.inputLength, 0) });
}

/** Input elements by type. */
export const INPUTS = {
  plain_text_input: shape(
    {},
    {
      ...typed,
      initial_value: string(LIMITS.inputLength, 0),
      multiline: boolean,
      min_length: integer(0, LIMITS.inputLength),
      max_length: integer(1, LIMITS.inputLength),
    },
  ),
  email_text_input: textInput(),
  url_text_input: textInput(),
  number_input: shape(
    { is_decimal_allowed: boolean },
    { ...typed, initial_value: string(LIMITS.id), min_value: string(LIMITS.id), max_value: string(LIMITS.id) },
  ),
  rich_text_input: shape({}, { ...typed, initial_value: richText, min_lines: integer(1, 100), max_lines: integer(1, 100) }),
  file_input: shape({}, { action_id: common.action_id, filetypes: list(string(LIMITS.id), 100), max_files: integer(1, 10) }),
  datepicker: shape({}, { ...chosen, initial_date: string(10, 10) }),
  timepicker: shape({}, { ...chosen, initial_time: string(5, 5), timezone: string(LIMITS.id) }),
  datetimepicker: shape({}, { ...common, confirm, initial_date_time: number }),
  checkboxes: shape({ options: choices }, { ...common, confirm, initial_options: choices }),
  radio_buttons: shape({ options: choices }, { ...common, confirm, initial_option: choice }),
  static_select: staticSelect({ initial_option: plainOption }),
  multi_static_select: staticSelect({ initial_options: list(plainOption, LIMITS.options), ...max }),
  external_select: shape({}, { ...chosen, initial_option: plainOption, min_query_length: integer(0, 100) }),
  users_select: shape({}, { ...chosen, initial_user: id }),
  multi_users_select: shape({}, { ...chosen, initial_users: ids, ...max }),
  channels_select: shape({}, { ...chosen, initial_channel: id, response_url_enabled: boolean }),
  multi_channels_select: shape({}, { ...chosen, initial_channels: ids, ...max }),
  conversations_select: shape({}, { ...conversation, initial_conversation: id, response_url_enabled: boolean }),
  multi_conversations_select: shape({}, { ...conversation, initial_conversations: ids, ...max }),
} as const satisfies Readonly<Record<string, Rule>>;
