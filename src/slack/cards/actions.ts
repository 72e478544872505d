import { LIMITS } from './limits.ts';

/** What the buttons of the cards are called in Slack's payloads; each carries the question that the card answers. */
export const REFRESH = 'refresh';
export const SHOW_IN_CHANNEL = 'show_in_channel';
/** The same once more, after a warning that others than colleagues read the channel. */
export const SHOW_ANYWAY = 'show_anyway';
/** Opens one order in full; its value names the order too, see {@link detailsValue}. */
export const DETAILS = 'details';
/** On compact cards: opens all orders of the card in full, for the person who clicked. */
export const DETAILS_FOR_ME = 'details_for_me';
/** In the details: opens what only PII_USER_GROUPS or FINANCE_USER_GROUPS may see; their values are those of {@link DETAILS}. */
export const REVEAL_PERSONAL = 'reveal_personal';
export const REVEAL_FINANCE = 'reveal_finance';
/** Opens a form for what only a person can know. */
export const GIVE_NEEDED = 'give_needed';
/** Refresh on cards that a whole channel reads: public data only. */
export const REFRESH_COMPACT = 'refresh_compact';
/** Refresh on automatic replies; its value names who may take the reply back too, see {@link automaticValue}. */
export const REFRESH_AUTOMATIC = 'refresh_automatic';
/** Takes an automatic reply back; its value is the person who may, or {@link ANYBODY}. */
export const DISMISS = 'dismiss';
export const ANYBODY = 'anybody';
/** Opens a sentence about the orders that can be sent to the customer. */
export const COPY_REPLY = 'copy_reply';
/** Follows the orders of the card: in its menu, or a button where there is no menu. */
export const FOLLOW = 'follow';
/** Follows an order no longer; its value names the follow. */
export const STOP_FOLLOWING = 'stop_following';
/** A menu of further buttons; each option's value is made by {@link menuValue}. */
export const MORE = 'more';
/** Whether an answer was right; its values are {@link FEEDBACK_VALUES}. */
export const FEEDBACK = 'feedback';
/** A link; Slack sends a payload for it all the same, to be acknowledged only. */
export const OPEN_LINK = 'open_link';

/** callback_id of the form behind {@link GIVE_NEEDED}; its inputs are `values[need][NEEDED_INPUT].value`. */
export const NEEDED_VIEW = 'needed';
export const NEEDED_INPUT = 'given';

/** callback_id of the search window; its input is `values[SEARCH_INPUT][SEARCH_INPUT].value`. */
export const SEARCH_VIEW = 'search';
export const SEARCH_INPUT = 'query';
/** In a search window that was opened from a message. */
export const POST_IN_THREAD = 'post_in_thread';

/** The search field of the App Home: Enter in it, or the button below it; the value is `values[HOME_INPUT][HOME_INPUT].value`. */
export const HOME_INPUT = 'home_query';
export const HOME_SEARCH = 'home_search';
/** A recent lookup of the App Home, once more. */
export const LOOK_AGAIN = 'look_again';

/** callback_id of the window to give a list; its fields are `values[LIST_INPUT_n][LIST_INPUT_n].value`, its files `values[LIST_FILE][LIST_FILE].files`. */
export const LIST_VIEW = 'list';
export const LIST_INPUT = 'list_numbers';
export const LIST_FILE = 'list_file';
/** Adds a field to that window. */
export const LIST_ROOM = 'list_room';
/** On an answer that had no room for all: opens that window with all numbers; its value names them. */
export const LOOK_UP_ALL = 'look_up_all';
/** Which column of a list is meant; its value is made by {@link columnValue}, its action_id has a number behind a colon. */
export const CHOOSE_COLUMN = 'choose_column';
/** On the message that shows a list; their value names the list. */
export const STOP_LIST = 'stop_list';
export const ASK_FAILED_AGAIN = 'ask_failed_again';

/** callback_ids of the shortcuts, as manifest.yml has them. */
export const LOOK_UP_ORDERS = 'look_up_orders';
export const FIND_AN_ORDER = 'find_an_order';

const SEPARATOR = '\u001f';

/**
 * The value of a details button: the question, then the account and the order's id.
 * When that is longer than Slack allows it is the question alone, and all its orders are meant.
 */
export function detailsValue(question: string, order: { readonly account: string; readonly id: string }): string {
  const value = [question, order.account, order.id].join(SEPARATOR);
  return value.length > LIMITS.buttonValue ? question : value;
}

/** The list, then the position of the column among those that may be meant. */
export function columnValue(id: string, column: number): string {
  return `${id}${SEPARATOR}${column}`;
}

/** Reads what {@link columnValue} wrote. */
export function readColumnValue(value: string): { id: string; column: number } {
  const [id = '', column = ''] = value.split(SEPARATOR);
  return { id, column: Number(column) };
}

/** The question, then of how many numbers it is. */
export function countedValue(question: string, count: number): string {
  return [question, '', count].join(SEPARATOR);
}

/** Reads what {@link countedValue} wrote; 0 for another value. */
export function readCount(value: string): number {
  return Number(value.split(SEPARATOR)[2] ?? 0) || 0;
}

/** The question, then who may take the reply back. */
export function automaticValue(question: string, author: string): string {
  return `${question}${SEPARATOR}${author}`;
}

/** Reads what {@link automaticValue} wrote. */
export function readAutomaticValue(value: string): { question: string; author: string } {
  const [question = '', author = ANYBODY] = value.split(SEPARATOR);
  return { question, author };
}

/** The value of a menu's option: its action, then the value that a button would have. */
export function menuValue(action: string, value: string): string {
  return `${action}${SEPARATOR}${value}`;
}

/** Reads what {@link menuValue} wrote. */
export function readMenuValue(option: string): { action: string; value: string } {
  const [action = '', ...value] = option.split(SEPARATOR);
  return { action, value: value.join(SEPARATOR) };
}

/** By the kind of answer, and whether it was right. */
export const FEEDBACK_VALUES = {
  mention: { right: 'mention right', wrong: 'mention wrong' },
  automatic: { right: 'automatic right', wrong: 'automatic wrong' },
} as const;

export interface DetailsValue {
  readonly question: string;
  /** Undefined: all orders of the question. */
  readonly order: { readonly account: string; readonly id: string } | undefined;
}

/** Reads what {@link detailsValue} wrote, and the bare question of every other button. */
export function readDetailsValue(value: string): DetailsValue {
  const [question = '', account, ...id] = value.split(SEPARATOR);
  return { question, order: account === undefined ? undefined : { account, id: id.join(SEPARATOR) } };
}
