import type { Span } from './span.ts';

export type Hints = Readonly<Record<string, string>>;

const VALUE = `=["']?([^\\s\\p{C}<>|"'\`,;()&]{1,128})["']?`;
const PUNCTUATION = /[.:!?*_~]+$/;

export interface HintedText {
  /** The text, equally long, without its hints. */
  readonly rest: string;
  readonly spans: readonly Span[];
  readonly hints: Hints | undefined;
}

/** Reads `name=value` of these names; of several of a name the last counts. */
export function takeHints(plain: string, names: readonly string[]): HintedText {
  if (names.length === 0) return { rest: plain, spans: [], hints: undefined };
  const hints: Record<string, string> = {};
  const spans: Span[] = [];
  const rest = plain.replace(
    new RegExp(`(?<![\\w?&./-])(${names.join('|')})${VALUE}`, 'giu'),
    (hint: string, key: string, value: string, start: number) => {
      hints[key.toLowerCase()] = value.replace(PUNCTUATION, '');
      spans.push({ start, end: start + hint.length });
      return ' '.repeat(hint.length);
    },
  );
  return { rest, spans, hints: spans.length > 0 ? hints : undefined };
}
