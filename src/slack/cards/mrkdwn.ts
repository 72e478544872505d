import { shortenFor } from './limits.ts';

/**
 * Text for places that Slack parses: `text`, mrkdwn objects. A fragment is what these functions return: it can stand
 * anywhere on a line of mrkdwn, never mentions or formats anything, and is never cut again.
 */

const MAX_PROSE = 150;
const MAX_CODE = 180;
/** Within an emoji a joiner means something (families, professions); elsewhere it only hides. */
const LONE_JOINER = /(?<!\p{Emoji}|\uFE0F)\u200D|\u200D(?!\p{Emoji})/gu;
const INVISIBLE = /[\p{Cf}\u115F\u1160\u3164]/gu;
const BREAK = '\u200B';
/** No character of these may format a vendor's text, so each becomes one that looks like it. */
const LOOKALIKES: Readonly<Record<string, string>> = { '*': '∗', '~': '∼', '`': 'ˋ', _: 'ˍ' };

/** Slack's three entities (docs.slack.dev/messaging/formatting-message-text). */
function escapeEntities(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}

/** Words of visible ASCII, as nearly all texts are: the expressions below take a while. */
const ONE_LINE = /^[!-~]+(?: [!-~]+)*$/;

/** One line of visible characters: no control, direction or zero-width characters, no lone surrogates. */
export function oneLine(text: string): string {
  if (ONE_LINE.test(text)) return text;
  return text
    .toWellFormed()
    .replace(LONE_JOINER, '')
    .replace(INVISIBLE, (character) => (character === '\u200D' ? character : ''))
    .replace(/[\p{Cc}\p{Z}]+/gu, ' ')
    .trim();
}

/** Somebody else's words as a fragment, `limit` characters long at most. */
export function prose(text: string, limit = MAX_PROSE): string {
  return shortenFor(oneLine(text.slice(0, 4 * limit)), limit, neutral);
}

/** An id as a fragment in a code span: copied from Slack it is exactly the id. */
export function code(text: string, limit = MAX_CODE): string {
  const line = oneLine(text.slice(0, 4 * limit)).replaceAll('`', 'ˋ');
  return line === '' ? '—' : `\`${shortenFor(line, limit, escapeEntities)}\``;
}

export function bold(fragment: string): string {
  return fragment === '' ? '' : `*${fragment}*`;
}

/** A link with our own label, or the label alone when the address is not plain https. */
export function linkText(url: string, label: string): string {
  const address = httpsUrl(url);
  return address === undefined ? label : `<${escapeEntities(address).replaceAll('|', '%7C')}|${label}>`;
}

const EMAIL = /^[A-Za-z0-9.+-]{1,64}@[A-Za-z0-9.-]{1,190}\.[A-Za-z]{2,24}$/;

/** An e-mail address as a link that opens a mail to it; one of another shape in a code span. */
export function emailText(address: string): string {
  return EMAIL.test(address) ? `<mailto:${address}|${address}>` : code(address);
}

/** The address in its normal form if it is https, names no user and is short enough for Slack. */
export function httpsUrl(url: string): string | undefined {
  const parsed = URL.parse(url);
  if (parsed?.protocol !== 'https:' || parsed.username !== '' || parsed.password !== '') return undefined;
  return parsed.href.length <= MAX_URL ? parsed.href : undefined;
}

const MAX_URL = 1_000;
/** What Slack's date tokens and JavaScript's dates both know: years 1970 to 9999. */
const LAST_INSTANT = 253_402_300_799_999;

/** An instant (epoch milliseconds) in the reader's own time zone; elsewhere in UTC. */
export function instantText(at: number): string {
  return dateToken(at, '{date_short_pretty} {time}');
}

/** How long ago an instant was, as Slack keeps it current; elsewhere the instant in UTC. */
export function ago(at: number): string {
  return dateToken(at, '{ago}');
}

/** `2025-08-28 11:14 UTC` */
export function utc(at: number): string {
  return `${new Date(at).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}

function dateToken(at: number, format: string): string {
  if (!(at >= 0 && at <= LAST_INSTANT)) return '—';
  return `<!date^${Math.floor(at / 1000)}^${format}|${utc(at)}>`;
}

/** No character of these formats anything. */
const NEUTRAL = /^[A-Za-z0-9 ,()-]*$/;

function neutral(text: string): string {
  if (NEUTRAL.test(text)) return text;
  const plain = text
    .replace(/^>+/, '›')
    .replace(/[*~`]/g, lookalike)
    .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, lookalike)
    .replace(/:(?=[\p{L}\p{N}_+'-]{1,100}:)/gu, '∶')
    .replace(/[@#]/g, `$&${BREAK}`)
    .replaceAll('://', `:${BREAK}//`)
    .replace(/(?<=[\p{L}\p{N}])\.(?=\p{L})/gu, `.${BREAK}`);
  return escapeEntities(plain);
}

function lookalike(character: string): string {
  return LOOKALIKES[character] ?? character;
}
