import type { KnownBlock, PlainTextOption } from '@slack/types';
import { DETAILS, detailsValue, MORE, menuValue } from '../actions.ts';
import { plainText, row } from '../blocks/blocks.ts';
import type { Buttons, CardContext } from '../card.ts';
import { LIMITS } from '../limits.ts';
import { lastEventText } from '../order/timeline.ts';
import { readable } from '../plain.ts';
import type { ResultOrder } from './groups.ts';
import { lastDigits, statusCell } from './table.ts';

/** Slack takes 100 options; more than these are no choice, and their text counts against the message's. */
const MAX_OPTIONS = 30;

/** A choice of one order to be opened in full, below a table or lines, which have no room for a button each. */
export function detailsMenu(orders: readonly ResultOrder[], buttons: Buttons, context: CardContext): KnownBlock[] {
  const options = orders.slice(0, MAX_OPTIONS).flatMap((shown) => optionOf(shown, buttons, context));
  const placeholder = plainText(context.words.buttons.detailsOf, LIMITS.placeholder);
  return options.length === 0 ? [] : row([{ type: 'static_select', action_id: MORE, placeholder, options }]);
}

/** None where its value is longer than Slack allows. */
function optionOf({ order, result }: ResultOrder, { questionOf }: Buttons, { words, now }: CardContext): PlainTextOption[] {
  if (!questionOf) return [];
  const { id, timeline } = order.public;
  const details = detailsValue(questionOf(result.identifier), { account: order.account, id });
  const value = menuValue(DETAILS, details);
  if (value.length > LIMITS.optionValue) return [];
  const sim = lastDigits(order, result);
  const parts = [statusCell(order, words), sim || readable(lastEventText(timeline, now)), id];
  return [{ text: plainText(parts.filter((part) => part !== '').join(' · '), LIMITS.optionText), value }];
}
