import type { Money } from '../../../core/order/money.ts';
import { formatNumber, formatSum } from '../../words/number-format.ts';
import type { Words } from '../../words/words.ts';
import { oneLine, prose } from '../mrkdwn.ts';

const NUMERIC = /^-?\d+(\.\d+)?$/;
const CURRENCY = /^[A-Za-z]{3}$/;
/** An amount that the vendor wrote with its currency, such as `US$ 5`. */
const NAMES_CURRENCY = /[\p{L}\p{Sc}]/u;

/** A sum in the reader's manner of writing, with its currency's code, as a fragment; `≈` when its unit is inferred. */
export function amountText(money: Money, words: Words): string {
  const sum = money.currency === undefined ? withoutCurrency(money, words) : withCurrency(money.amount, money.currency, words);
  return money.unitKnown ? sum : `≈ ${sum}`;
}

function withCurrency(text: string, currency: string, words: Words): string {
  if (NAMES_CURRENCY.test(text)) return prose(text, 60);
  if (!CURRENCY.test(currency) || !isNumeric(text)) return `${prose(currency, 20)} ${number(text, words)}`;
  return oneLine(formatSum(words.locale, text, currency));
}

function withoutCurrency(money: Money, words: Words): string {
  return words.order.noCurrency(number(money.amount, words));
}

/** Digits grouped for the reader; words that are no number stay as they are. */
function number(text: string, words: Words): string {
  if (!isNumeric(text)) return prose(text, 60);
  return oneLine(formatNumber(words.locale, text, text.split('.')[1]?.length ?? 0));
}

function isNumeric(text: string): text is `${number}` {
  return text.length <= 64 && NUMERIC.test(text);
}
