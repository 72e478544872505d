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
  viewTitle: 24,
  viewButton: 24,
  inputLabel: 2_000,
  inputHint: 2_000,
  inputValue: 3_000,
  confirmTitle: 100,
  confirmText: 300,
  confirmButton: 30,
} as const;

const GRAPHEMES = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
/** The longest cluster that is kept together; longer ones (stacked accents) are cut within. */
const LONGEST_CLUSTER = 32;

/** The text itself or its beginning with an ellipsis, `most` UTF-16 units at most; never half a character. */
export function shortened(text: string, most: number): string {
  if (text.length <= most) return text;
  let end = 0;
  for (const { index, segment } of GRAPHEMES.segment(text.slice(0, most + LONGEST_CLUSTER))) {
    if (index + segment.length > most - 1) break;
    end = index + segment.length;
  }
  const kept = text.slice(0, end || most - 1).replace(/[\uD800-\uDBFF]$/, '');
  return `${kept.trimEnd()}…`;
}

/** The longest beginning of the text whose written form is at most `most` long: it is shortened first, then written. */
export function shortenedFor(text: string, most: number, write: (text: string) => string): string {
  const whole = write(shortened(text, most));
  if (whole.length <= most) return whole;
  let kept = '…';
  for (let low = 1, high = most - 1; low <= high; ) {
    const middle = (low + high) >> 1;
    const written = write(shortened(text, middle));
    if (written.length <= most) kept = written;
    if (written.length <= most) low = middle + 1;
    else high = middle - 1;
  }
  return kept;
}

/** Joins pieces, in order, into as few texts as possible of at most `most` each; no piece is cut. */
export function packed(pieces: readonly string[], separator: string, most: number): string[] {
  const texts: string[] = [];
  for (const piece of pieces) {
    const last = texts.at(-1);
    const joined = last === undefined ? piece : last + separator + piece;
    if (last === undefined || joined.length > most) texts.push(piece);
    else texts[texts.length - 1] = joined;
  }
  return texts;
}

/** Parts of a message or view: `body` gives way from its end, `left` says so then, `tail` always stays. */
export interface Parts {
  readonly body: readonly KnownBlock[];
  readonly left: KnownBlock;
  readonly tail: readonly KnownBlock[];
}

/** As many blocks of the body as fit beside the tail. */
export function fitBlocks({ body, left, tail }: Parts, most: { readonly blocks: number; readonly text: number }): KnownBlock[] {
  if (fits([...body, ...tail], most)) return [...body, ...tail];
  const kept: KnownBlock[] = [];
  for (const block of body) {
    if (!fits([...kept, block, left, ...tail], most)) break;
    kept.push(block);
  }
  if (kept.at(-1)?.type === 'divider') kept.pop();
  return [...kept, left, ...tail];
}

function fits(blocks: readonly KnownBlock[], most: { readonly blocks: number; readonly text: number }): boolean {
  return blocks.length <= most.blocks && textLength(blocks) <= most.text;
}

/** How many characters people read in a block or a list of them: whatever stands under a `text` key. */
function textLength(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  return Object.entries(value).reduce(
    (sum, [key, inner]) => sum + (key === 'text' && typeof inner === 'string' ? inner.length : textLength(inner)),
    0,
  );
}
