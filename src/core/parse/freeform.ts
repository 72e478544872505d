import { passesLuhn } from '../identifier/iccid.ts';

const SHORTEST = 3;
const MAX_LENGTH = 64;
const DIGIT = /\d/;

/** Tokens that hold a digit and are no order number; they are tried on at most 64 characters. */
const OTHERS: readonly RegExp[] = [
  /^0+$/,
  /^https?[_-]?[1-5]\d\d$/i,
  /^(?:19|20)\d\d[-/.](?:0?[1-9]|1[0-2])(?:[-/.](?:0?[1-9]|[12]\d|3[01]))?(?:T[\d:.+Z-]*)?$/i,
  /^(?:0?[1-9]|[12]\d|3[01])[-/.](?:0?[1-9]|[12]\d|3[01])(?:[-/.](?:\d\d|\d{4}))?$/,
  /^\d{1,2}[-/]?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}[-/]?(?:\d\d|\d{4})?$/i,
  /^\d{1,2}:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:am|pm|z|[+-]\d\d:?\d\d)?$/i,
  /^v?\d{1,20}(?:\.\d{1,20}){1,20}(?:[-+:/]\w[\w.-]*)?$/i,
  /^v\d{1,3}$/i,
  /^\d{1,3}(?:st|nd|rd|th|am|pm|ms|s|sec|m|min|mins|h|hrs?|d|days?|[kmgt]b?|[kcm]?m|[kcm]?g|ml|l|oz|lbs?|ft|in|w|v|m?ah|k?hz|px|pcs|x)$/i,
  // What formats, algorithms and standards are called.
  /^(?:md5|sha-?\d{1,3}|utf-?\d{1,2}|base64|aes-?\d{3}|[rhe]s256|http2|ipv[46]|x86(?:_64)?|x64|h26[45]|mp[34]|ec2|k8s|i18n|oauth2?|usb\d)$/i,
  // A host's or a file's name.
  /^(?=.{0,64}$)(?:[a-z\d](?:[a-z\d_-]*[a-z\d])?\.){1,10}[a-z]{2,24}(?::\d{1,5})?$/,
  /^[\w.+-]+@[\w-]+\.[\w.-]+$/,
  /^(?:[\da-f]{2}[:-]){5}[\da-f]{2}$/i,
  /^(?:[\da-f]{0,4}:){2,7}[\da-f]{0,4}$/i,
  /^89\d{30}$/,
  /^[A-GSTUW]0(?=\d{0,9}[A-Z])[A-Z0-9]{7,9}$/,
];

/** What machines write and nobody asks for: trace ids, and pods of a deployment (Kubernetes draws their suffixes from these 27). */
const MACHINES: readonly RegExp[] = [
  /^[\da-f]{32}$/i,
  // WooCommerce's key of an order, and a block of HDFS with its 64-bit number.
  /^wc_order_\w+$/i,
  /^blk_-?\d{10,}$/,
  // How many alerts there are: `[FIRING:1]`.
  /^[a-z]{2,32}:\d{1,2}$/i,
  // A function or a variable: `es9p_authenticate_client`.
  /^[a-z]{1,6}\d{1,2}[a-z]{0,2}(?:_[a-z]{2,}){1,6}$/,
  /^[a-z][a-z\d-]{0,40}-[24-9b-df-hj-np-tv-xz]{8,10}-(?=\d{0,4}[a-z])[24-9b-df-hj-np-tv-xz]{5}$/,
];

/** Only digits, not only zeros, and fewer than a payment card has. */
const SHORT_DIGITS = /^(?!0+$)\d{1,14}$/;

/** The lengths and beginnings of payment cards in issue. */
const CARD = /^(?:4\d{15}|5[1-5]\d{14}|2[2-7]\d{14}|3[47]\d{13}|35\d{14}|6(?:011|2\d\d|5\d\d)\d{12})$/;

/**
 * True for a token that somebody may have meant as an order number: it holds a digit, has 3 to 64 characters, and is no
 * date, time, version, amount, address or payment card.
 */
export function isFreeForm(token: string): boolean {
  if (token.length < SHORTEST || token.length > MAX_LENGTH || !DIGIT.test(token)) return false;
  return isOrdinary(token);
}

/** True for what counts only behind a word for "order". */
export function isMachines(token: string): boolean {
  return token.length <= MAX_LENGTH && MACHINES.some((machine) => machine.test(token));
}

/** The same without a word on length and digits. */
export function isOrdinary(token: string): boolean {
  if (SHORT_DIGITS.test(token)) return true;
  if (token.length > MAX_LENGTH) return false;
  return !OTHERS.some((other) => other.test(token)) && !(CARD.test(token) && passesLuhn(token));
}
