import type { KnownBlock } from '@slack/types';

/** Slack's limits, in UTF-16 units where they count characters (docs.slack.dev/reference/block-kit, /reference/views). */
export const LIMITS = {
  /** Slack cuts `text` at 40,000 characters but advises to stay below 4,000. */
  text: 3_900,
  blocks: 50,
  viewBlocks: 100,
  /** All text of a message together. Slack names no figure; it refused longer ones with `msg_blocks_too_long`. */
  messageText: 12_000,
  /** All text of a view together: with 6 bytes a character still below the 250 kB of a view. */
  viewText: 36_000,
  header: 150,
  section: 3_000,
  fields: 10,
  field: 2_000,
  contextElement: 2_000,
  buttonText: 75,
  buttonValue: 2_000,
  placeholder: 150,
  optionText: 75,
  optionValue: 150,
  viewTitle: 24,
  viewButton: 24,
  inputLabel: 2_000,
  inputHint: 2_000,
  inputValue: 3_000,
  confirmTitle: 100,
  confirmText: 300,
  confirmButton: 30,
} as const;

/** Made for the first text that is too long: its data take a while to load. */
let graphemes: Intl.Segmenter | undefined;
/** The longest cluster that is kept together; longer ones (stacked accents) are cut within. */
const MAX_CLUSTER_LENGTH = 32;

/** The text itself or its beginning with an ellipsis, `limit` UTF-16 units at most; never half a character. */
export function shorten(text: string, limit: number): string {
  if (text.length <= limit) return text;
  graphemes ??= new Intl.Segmenter(undefined, { granularity: 'grapheme' });
  const end = graphemes.segment(text.slice(0, limit + MAX_CLUSTER_LENGTH)).containing(limit - 1)?.index;
  const kept = text.slice(0, end || limit - 1).replace(/[\uD800-\uDBFF]$/, '');
  return `${kept.trimEnd()}…`;
}

/** The longest beginning of the text whose written form is at most `limit` long: it is shortened first, then written. */
export function shortenFor(text: string, limit: number, write: (text: string) => string): string {
  const whole = write(shorten(text, limit));
  if (whole.length <= limit) return whole;
  let kept = '…';
  for (let low = 1, high = limit - 1; low <= high; ) {
    const middle = (low + high) >> 1;
    const written = write(shorten(text, middle));
    if (written.length <= limit) kept = written;
    if (written.length <= limit) low = middle + 1;
    else high = middle - 1;
  }
  return kept;
}

/** Joins pieces, in order, into as few texts as possible of at most `limit` each; no piece is cut. */
export function pack(pieces: readonly string[], separator: string, limit: number): string[] {
  const texts: string[] = [];
  for (const piece of pieces) {
    const last = texts.at(-1);
    const longer = last === undefined ? piece : last + separator + piece;
    if (last === undefined || longer.length > limit) texts.push(piece);
    else texts[texts.length - 1] = longer;
  }
  return texts;
}

/** MessageParts of a message or view: `body` gives way from its end, `left` says so then, `tail` always stays. */
export interface MessageParts {
  readonly body: readonly KnownBlock[];
  readonly left: KnownBlock;
  readonly tail: readonly KnownBlock[];
}

/** As many blocks of the body as fit together with the tail. */
export function fitBlocks(
  { body, left, tail }: MessageParts,
  limit: { readonly blocks: number; readonly text: number },
): KnownBlock[] {
  if (fits([...body, ...tail], limit)) return [...body, ...tail];
  const kept: KnownBlock[] = [];
  for (const block of body) {
    if (!fits([...kept, block, left, ...tail], limit)) break;
    kept.push(block);
  }
  if (kept.at(-1)?.type === 'divider') kept.pop();
  return [...kept, left, ...tail];
}

function fits(blocks: readonly KnownBlock[], limit: { readonly blocks: number; readonly text: number }): boolean {
  return blocks.length <= limit.blocks && textLength(blocks) <= limit.text;
}

/** How many characters people read in a block or a list of them: every string under a `text` key. */
function textLength(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  return Object.entries(value).reduce(
    (sum, [key, inner]) => sum + (key === 'text' && typeof inner === 'string' ? inner.length : textLength(inner)),
    0,
  );
}
