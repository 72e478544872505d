import { NEEDS, type Need } from '../provider.ts';
import type { Span } from './span.ts';

export type Hints = Readonly<Partial<Record<Need, string>>>;

const HINT = new RegExp(`(?<![\\w?&./-])(${NEEDS.join('|')})=["']?([^\\s\\p{C}<>|"'\`,;()&]{1,128})["']?`, 'giu');
const PUNCTUATION = /[.:!?*_~]+$/;

export interface HintedText {
  /** The text, equally long, without its hints. */
  readonly rest: string;
  readonly spans: readonly Span[];
  readonly hints: Hints | undefined;
}

/** Reads `user=…` and `program=…`; of several of a kind the last counts. */
export function takeHints(plain: string): HintedText {
  const hints: Partial<Record<Need, string>> = {};
  const spans: Span[] = [];
  const rest = plain.replace(HINT, (hint: string, key: string, value: string, start: number) => {
    const need = NEEDS.find((known) => known === key.toLowerCase());
    if (need) hints[need] = value.replace(PUNCTUATION, '');
    spans.push({ start, end: start + hint.length });
    return ' '.repeat(hint.length);
  });
  return { rest, spans, hints: spans.length > 0 ? hints : undefined };
}
