import { passesLuhn } from '../../identifier/iccid.ts';
import type { Span } from '../span.ts';

const MONEY = '\\d{1,15}(?:,\\d{3}){0,5}(?:\\.\\d{1,4})?';
const CODES = 'USD|EUR|GBP|CNY|RMB|JPY|HKD|TWD|SGD|AUD|CAD|CHF|INR|KRW|MYR|THB|VND|AED|BRL|MXN';
const MONTHS = '(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}';

/** SGP.22, 4.1: `LPA:1$` server `$` matching id, then perhaps `$` OID and `$1`. Somebody may have taken the matching id for an order. */
const ACTIVATION_CODE = /(?:(?<![A-Za-z])LPA: ?)?(?<!\d)1\$[\w.-]{1,255}\$([A-Za-z\d-]{0,255})(?:\$[\d.]{0,60}){0,2}/gi;
const MATCHING_ID = /^(?=.*\d)[\w-]{3,64}$/;
/** What a spreadsheet makes of a long number: most of its digits are lost. */
const EXPONENT = /(?<![\w.,])\d(?:[.,]\d{1,40})?E\+\d{1,3}(?!\w)|(?<![\w.,])\d[.,]\d{1,40}E\d{1,3}(?!\w)/gi;

const INTERNATIONAL_PHONE = /\+\d[\d ().-]{6,18}\d/g;
/** With the zero that countries write before the area: `0151 23456789`, `0532 123 45 67`, `030/1234567`. */
const NATIONAL_PHONE =
  /(?<![\w#.,/-])0[1-9](?=(?:[ /]?\d){7,11}(?![ /]?\d))\d{0,4}(?: |\/(?=\d{4}))\d{2,8}(?: \d{2,5}){0,3}(?![\w/.-])/g;

const ADDRESS = /(?:(?<![a-z\d+.-])[a-z][a-z\d+.-]{1,30}:\/\/|www\.)[^\s<>|"]+/gi;
const ADDRESS_MARK = /:\/\/|www\./i;

/** `HTTP 503`, `status code: 422`, `failed with status 500`, `请求失败：422`; but not `status 502`, which asks for an order. */
const HTTP_STATUS =
  /(?:(?<![A-Za-z])(?:http(?:\/[\d.]{1,3})?(?: status)?(?: code)?|(?:status|error|response) code|status(?=[:=])|(?:with|returned|got)(?: an?)?(?: status| error)?(?: code)?|error)[:=]? {0,2}|(?:失败|失敗|错误|錯誤)[：:]? {0,2})(?:4[0-3]\d|451|5[0-2]\d)(?![\w.-])/gi;
/** `502 Bad Gateway` (RFC 9110, 15). */
const HTTP_REASON =
  /(?<![\w#-])(?:400 (?=bad request)|401 (?=unauthorized)|402 (?=payment required)|403 (?=forbidden)|404 (?=not found)|409 (?=conflict)|422 (?=unprocessable)|429 (?=too many)|500 (?=internal server)|502 (?=bad gateway)|503 (?=service)|504 (?=gateway))/gi;

/** What holds digits in a question and is no order number. Every repetition is bounded or ends what it began. */
const LOOKALIKES: readonly RegExp[] = [
  EXPONENT,
  /<[@#!][^<>]{0,200}>/g,
  /<mailto:[^<>]{0,300}>/g,
  INTERNATIONAL_PHONE,
  /\(\d{3}\) ?\d{3}[ -]\d{4}(?!\d)/g,
  /"(?:[\w.-]{0,40}(?:time|stamp|epoch|date|At|_at|_ts)|ts|at|iat|exp|nbf)"\s{0,3}:\s{0,3}"?[12]\d{9}(?:\d{3})?(?!\d)/g,
  /(?<!\d)\d\d[ -]\d{6}[ -]\d{6}[ -]\d(?!\d)/g,
  /(?<!\d)89\d{6}(?:[ -]\d{8}){3}(?!\d)/g,
  /(?<!\d)\d{1,3}(?:,\d{3}){1,5}\.\d{1,4}(?!\d)/g,
  new RegExp(`(?:[$€£¥₩₹]|(?<![A-Za-z\\d])(?:${CODES})) ?${MONEY}`, 'gi'),
  new RegExp(`(?<![A-Za-z\\d])${MONEY} ?(?:[$€£¥₩₹%元円块]|(?:${CODES})(?![A-Za-z\\d]))`, 'gi'),
  /(?<!\d)\d{1,4}[年月](?:\d{1,2}[月日号](?:\d{1,2}[日号])?)?/g,
  /(?<!\d)\d{1,15} ?(?:天|小时|分钟|个|张|次|条|笔|人)/g,
  new RegExp(
    `(?<![A-Za-z0-9])(?:\\d{1,2}(?:st|nd|rd|th)?[ -]${MONTHS}|${MONTHS} \\d{1,2}(?:st|nd|rd|th)?),?[ -]\\d{4}(?!\\d)`,
    'gi',
  ),
  NATIONAL_PHONE,
  HTTP_STATUS,
  HTTP_REASON,
];

const GROUPED_CARD = /(?<![\dA-Za-z])(?!89)(?:\d{4}([ -])\d{4}\1\d{4}\1\d{4}|3[47]\d{2}([ -])\d{6}\2\d{5})(?!\d)/g;

/** The text, equally long, with spaces in place of numbers that are known not to be order numbers. */
export function withoutLookalikes(plain: string): string {
  const text = plain
    .replace(ACTIVATION_CODE, matchingId)
    .replace(GROUPED_CARD, (card) => (passesLuhn(card.replace(/[ -]/g, '')) ? blank(card) : card));
  const prose = ADDRESS_MARK.test(text) ? text.replace(ADDRESS, blank) : text;
  return LOOKALIKES.reduce((rest, lookalike) => rest.replace(lookalike, blank), prose);
}

/** What is left of an activation code. */
function matchingId(code: string, id: string): string {
  const start = idStart(code, id);
  return blank(code.slice(0, start)) + id + blank(code.slice(start + id.length));
}

function idStart(code: string, id: string): number {
  return code.indexOf(`$${id}`, code.indexOf('$') + 1) + 1;
}

/** The matching ids of eSIM activation codes that may be order numbers: with a digit, and not cut off. */
export function matchingIdsIn(plain: string): readonly (Span & { readonly value: string })[] {
  if (!plain.includes('$')) return [];
  return [...plain.matchAll(ACTIVATION_CODE)].flatMap(({ index, 0: code, 1: value = '' }) => {
    const start = index + idStart(code, value);
    return MATCHING_ID.test(value) ? [{ start, end: start + value.length, value }] : [];
  });
}

/** The first number of a text that a spreadsheet has written with an exponent, `8.98522E+19`, so that its last digits are lost. */
export function lossyNumber(text: string): string | undefined {
  return text.match(EXPONENT)?.[0];
}

/** The first phone number of a text that is written as one, with `+` and the country or with the zero before the area. */
export function phoneNumber(text: string): string | undefined {
  return (text.match(INTERNATIONAL_PHONE) ?? text.match(NATIONAL_PHONE))?.[0];
}

function blank(text: string): string {
  return ' '.repeat(text.length);
}
