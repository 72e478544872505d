import { isObject, type Json, objects } from '../json.ts';

/** An entered or choiceFields value: a text, an option's value, an ID, or several of them. */
export type InputValue = string | readonly string[];

/** The fields with the value and the initial value, by element type. */
const KEYS: Readonly<Record<string, readonly [value: string, initial: string]>> = {
  plain_text_input: ['value', 'initial_value'],
  email_text_input: ['value', 'initial_value'],
  url_text_input: ['value', 'initial_value'],
  number_input: ['value', 'initial_value'],
  datepicker: ['selected_date', 'initial_date'],
  timepicker: ['selected_time', 'initial_time'],
  datetimepicker: ['selected_date_time', 'initial_date_time'],
  users_select: ['selected_user', 'initial_user'],
  conversations_select: ['selected_conversation', 'initial_conversation'],
  channels_select: ['selected_channel', 'initial_channel'],
  multi_users_select: ['selected_users', 'initial_users'],
  multi_conversations_select: ['selected_conversations', 'initial_conversations'],
  multi_channels_select: ['selected_channels', 'initial_channels'],
  static_select: ['selected_option', 'initial_option'],
  external_select: ['selected_option', 'initial_option'],
  radio_buttons: ['selected_option', 'initial_option'],
  overflow: ['selected_option', 'initial_option'],
  multi_static_select: ['selected_options', 'initial_options'],
  checkboxes: ['selected_options', 'initial_options'],
  file_input: ['files', 'initial_files'],
};

/** An element's entry in `state.values`; undefined for buttons. */
export function stateValue(element: Json, choice: InputValue | undefined): Json | undefined {
  const type = String(element.type);
  const [key, initial] = KEYS[type] ?? [];
  if (key === undefined || initial === undefined || type === 'overflow') return undefined;
  return { type, ...choiceFields(element, key, element[initial], choice) };
}

/** The fields of an action other than its IDs: a button's value, a choice. */
export function actionValue(element: Json, choice: InputValue | undefined): Json {
  const { type, text, value, url, style } = element;
  if (type === 'button') return JSON.parse(JSON.stringify({ text, value, url, style }));
  if (type === 'feedback_buttons') return { value: choice };
  const [key, initial] = KEYS[String(type)] ?? [];
  return key === undefined || initial === undefined ? {} : choiceFields(element, key, element[initial], choice);
}

function choiceFields(element: Json, key: string, initial: unknown, choice: InputValue | undefined): Json {
  if (choice === undefined) return { [key]: initial ?? (key.endsWith('s') ? [] : null) };
  if (key === 'selected_option') return { [key]: optionOf(element, String(choice)) };
  if (key === 'selected_options') return { [key]: toList(choice).map((value) => optionOf(element, value)) };
  return { [key]: choice };
}

function toList(choice: InputValue): readonly string[] {
  return typeof choice === 'string' ? [choice] : choice;
}

function optionOf(element: Json, value: string): Json {
  const grouped = objects(element.option_groups).flatMap(({ options }) => objects(options));
  const option = [...objects(element.options), ...grouped].find((one) => one.value === value);
  if (!isObject(option)) throw new Error(`${String(element.action_id)} has no option ${value}`);
  return option;
}
