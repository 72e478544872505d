import type { Status } from '../../../core/order/fields.ts';
import type { PublicPart } from '../../../core/order/order.ts';
import type { Timestamp } from '../../../core/order/timestamp.ts';
import type { Meaning, StatusName } from '../../../core/order/vocabulary.ts';
import type { Words } from '../../words/words.ts';
import { bold, code, instantText, oneLine, prose } from '../mrkdwn.ts';
import { withToneSymbol } from './symbols.ts';

/** A vendor's word, a fragment: translated where it is common, otherwise as the vendor wrote it. */
export function vendorWord(word: string, { vendorWords }: Words, limit?: number): string {
  const key = word
    .trim()
    .toLowerCase()
    .replace(/[\s_]+/g, '-');
  const known: Readonly<Record<string, string>> = vendorWords;
  return (Object.hasOwn(known, key) ? known[key] : undefined) ?? prose(word, limit);
}

/** "paid", a fragment; a word that we do not know is the vendor's own. */
export function valueText(status: Status, words: Words): string {
  const value = status.meaning === undefined ? vendorWord(status.word, words, 60) : words.meanings[status.meaning];
  return value || words.meanings.unknown;
}

/** "Payment: paid", a fragment. */
export function statusText(status: Status, words: Words): string {
  return withToneSymbol(status.tone, words.pair(words.statuses[status.name], valueText(status, words)));
}

/** The same with the vendor's own word where it is another than ours. */
export function statusInFull(status: Status, words: Words): string {
  const text = statusText(status, words);
  const isOurs = status.meaning === undefined || sameWord(status.word, words.meanings[status.meaning]);
  return isOurs || oneLine(status.word) === '' ? text : words.order.vendorWord(text, code(status.word, 80));
}

/** `Not_Shipped` and "not shipped" are one word. */
function sameWord(a: string, b: string): boolean {
  const plain = (text: string) =>
    text
      .toLowerCase()
      .replace(/[\s_-]+/g, ' ')
      .trim();
  return plain(a) === plain(b);
}

type StageFields = Pick<PublicPart, 'stage' | 'statuses'>;

/** "Paid", a fragment; the vendor's own word for a stage that we do not know. */
export function stageText(order: StageFields, words: Words): string {
  const status = statusAsStage(order);
  return (status && vendorWord(status.word, words, 60)) || words.stages[order.stage];
}

/** What a record may have a status of, the record's own kind first. */
const MAIN_STATUSES: readonly StatusName[] = ['order', 'subscription', 'invoice', 'session', 'payment'];

/** The order's only status, else its payment's, where its word is unknown and therefore the stage too. */
function statusAsStage({ stage, statuses }: StageFields): Status | undefined {
  if (stage !== 'unknown') return undefined;
  const main = MAIN_STATUSES.find((one) => statuses.some(({ name }) => name === one));
  const [only, another] = statuses.filter(({ name }) => name === main);
  return another === undefined && only?.meaning === undefined ? only : undefined;
}

const UNREMARKABLE: ReadonlySet<string> = new Set<Meaning | ''>(['none', 'normal', 'success']);

/** What is worth a place on a card: not what only repeats the stage, nor "none", "normal" and "successful", nor a low risk. */
export function notableStatuses(statuses: readonly Status[], order: StageFields): Status[] {
  const asStage = statusAsStage(order);
  return statuses.filter((status) => {
    const { name, tone, meaning = '' } = status;
    const isCalm = name === 'risk' && (tone === 'good' || tone === 'neutral');
    return status !== asStage && !isCalm && meaning !== order.stage && !UNREMARKABLE.has(meaning);
  });
}

/** In the reader's time zone where it is an instant. */
export function whenText(when: Timestamp): string {
  switch (when.kind) {
    case 'instant':
      return instantText(when.at);
    case 'date':
      return prose(when.date, 40) || '—';
    case 'raw':
      return prose(when.text, 60) || '—';
  }
}

/** "*Label:* value" of two fragments. */
export function withLabel(label: string, value: string, { colon }: Words): string {
  return `${bold(`${label}${colon}`)} ${value}`;
}
