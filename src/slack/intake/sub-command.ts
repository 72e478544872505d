import { meaningOf, normalizeLabel } from '../../core/parse/labels/dictionary.ts';
import { isHelp, withoutPoliteness, withoutPoliteWords } from './phrases.ts';

export const SUB_COMMANDS = ['help', 'why', 'audit', 'follow', 'unfollow', 'following', 'bulk'] as const;
export type SubCommandName = (typeof SUB_COMMANDS)[number];

export interface SaidSubCommand {
  readonly name: SubCommandName;
  /** What was typed besides the name. */
  readonly rest: string;
}

/** Longer texts are pasted and only looked up. */
const MAX_LENGTH = 300;

/** A number and nothing else: most of what is typed. Our words have no digits, and spaces or other scripts around them. */
const NUMBER_ALONE = /^(?=.*\d)[\w-]+$/;

const WHY = /^(?:why|为什么|為什麼|为何)(?![\p{L}\p{N}_-])\s*/iu;
const WHY_ALONE = /^[.!?…。！？]*$|\/archives\/\w/u;
const AUDIT = /^audit(?: (?:mine|log|trail))?$/i;

/** What ends a follow, before what begins one: its words contain those. */
const UNFOLLOW =
  /(?<![\p{L}\p{N}_-])(?:unfollow(?:ing)?|(?:stop|quit|cancel|end|don['’]t|do not|no longer)\s+follow(?:ing)?|nicht mehr (?:ver)?folgen|entfolgen?|ne plus suivre|arr[eê]te[rz]? de suivre|dej(?:a|ar) de seguir|(?:deixar|parar|pare) de seguir)(?![\p{L}\p{N}_-])|(?:取消|停止|不再|不要再?|别再?|別再?)[关關]注|フォロー(?:を)?(?:解除|やめて|停止)|언팔로우|팔로우 ?(?:취소|해제|중지)/iu;
const FOLLOW =
  /(?<![\p{L}\p{N}_-])(?:follow|(?:ver)?folgen?|suivre|suivez|seguir|sigue|siga)(?![\p{L}\p{N}_-])|[关關]注|フォロー(?:して)?|팔로우/iu;
const FOLLOWING =
  /^(?:following(?: list)?|(?:my|list|show|show me|list my|show my) follow(?:s|ed|ing)(?: orders?| list)?|(?:show (?:me )?|list )?(?:the )?orders? (?:that )?i(?:['’]m| am)? follow(?:ing)?|(?:what|which|who)(?: orders?)? (?:am i|are we|do i|do we) follow(?:ing)?|(?:我的?)?(?:正在)?[关關]注(?:了)?(?:列表|哪些|什么|什麼|的)?(?:的?[订訂][单單])?)[.!?。！？]*$/iu;

const BULK = /^(?:bulk|批量)/iu;
/** What people say behind `bulk`. */
const OF_BULK =
  /^(?:look ?up|lookup|look|up|search|check|upload|list|lists|import|query|file|csv|orders?|e?sims?|numbers?|mode|window|of|(?:查询|查詢|查单|查找|查卡|查|上传|导入|订单|模式)+)$/iu;

const SEPARATOR = /[\s,;，；、]+/u;
const PUNCTUATION = /^["'`“”‘’(（#]+|[.!?…。！？"'`“”‘’)）]+$/gu;
const SCRIPTS =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}ー]+|[^\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}ー]+/gu;
const ID = /\p{Nd}|=|[:：]$/u;
const NAMES_ID =
  /^(?:iccids?|e?sims?|card|cards|numbers?|no|nr|num|id|ids|n[°º]|订单号?|訂單號?|单号|卡号?|编号|号码|号|注文番号|注文|番号|주문번호|주문|번호)$/iu;

/**
 * What was typed behind `/order` as one of our commands, in whatever words and politeness: `stop following order 4567 pls`.
 * Undefined for a sentence with anything else in it, which is a question: `follow up on 4567`, `help with 4567`.
 */
export function readSubCommand(typed: string): SaidSubCommand | undefined {
  const text = typed.trim();
  if (text === '' || text.length > MAX_LENGTH || NUMBER_ALONE.test(text)) return undefined;
  if (isHelp(text)) return { name: 'help', rest: '' };
  const wanted = withoutPoliteWords(text);
  if (AUDIT.test(wanted)) return { name: 'audit', rest: '' };
  if (FOLLOWING.test(text)) return { name: 'following', rest: '' };
  const why = WHY.exec(text);
  if (why) return WHY_ALONE.test(text.slice(why[0].length)) ? { name: 'why', rest: text.slice(why[0].length) } : undefined;
  if (BULK.test(wanted)) return isOnly(wanted.replace(BULK, ''), isOfBulk) ? { name: 'bulk', rest: '' } : undefined;
  return following(text, 'unfollow', UNFOLLOW) ?? following(text, 'follow', FOLLOW);
}

function following(text: string, name: SubCommandName, verb: RegExp): SaidSubCommand | undefined {
  const found = verb.exec(text);
  if (!found) return undefined;
  const rest = `${text.slice(0, found.index)} ${text.slice(found.index + found[0].length)}`.trim();
  return isOnly(rest, isOfOrder) ? { name, rest: rest.replace(/^[:：]\s*/, '') } : undefined;
}

function isOfBulk(piece: string): boolean {
  return OF_BULK.test(piece);
}

/** An id, or what people write before one. */
function isOfOrder(piece: string): boolean {
  if (ID.test(piece) || NAMES_ID.test(piece)) return true;
  const kind = meaningOf(normalizeLabel(piece))?.kind;
  return kind === 'order' || kind === 'sim';
}

/** Every word of a text, and every script within a word, is of this kind or only polite. */
function isOnly(text: string, isOfKind: (piece: string) => boolean): boolean {
  const words = text.split(SEPARATOR).map((word) => word.replace(PUNCTUATION, ''));
  const pieces = words.flatMap((word) => word.match(SCRIPTS) ?? []);
  return pieces.every((piece) => {
    const rest = withoutPoliteness(piece);
    return rest === '' || isOfKind(piece) || isOfKind(rest);
  });
}
