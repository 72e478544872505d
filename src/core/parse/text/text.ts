import type { Span } from '../span.ts';
import { addressesIn } from './addresses.ts';
import { simplify } from './characters.ts';
import { applyEdits, type Layer, moveSpans } from './layer.ts';
import type { Rewrite } from './rewrite.ts';
import { JSON_ESCAPES, REWRITES } from './rewrites.ts';

/** A text as people meant it: ASCII where Unicode has a look-alike, without escapes and mark-up, and the way back to the original. */
export interface Text {
  readonly plain: string;
  /** Web addresses, in `plain`. */
  readonly addresses: readonly Span[];
  /** The characters of the original from which `plain.slice(start, end)` came. */
  original(start: number, end: number): string;
  /** The position in `plain` of the original's character at `index`, or of the next one that was kept. */
  plainIndex(index: number): number;
}

/** Reads look-alikes of ASCII as ASCII, undoes percent-encoding, JSON's and HTML's escapes, and leaves out mark-up. Linear in the length. */
export function readText(text: string): Text {
  let layer = rewritten(simplify(text), JSON_ESCAPES, []).layer;
  let addresses = addressesIn(layer.plain);
  for (const rewrite of REWRITES) ({ layer, addresses } = rewritten(layer, rewrite, addresses));
  const { plain, origins } = layer;
  return {
    plain,
    addresses,
    original: (start, end) => (end > start ? text.slice(origins?.starts[start] ?? start, origins?.ends[end - 1] ?? end) : ''),
    plainIndex: (index) => (origins ? firstAtLeast(origins.starts, index) : index),
  };
}

function rewritten(
  layer: Layer,
  { needle, editsOf }: Rewrite,
  addresses: readonly Span[],
): { readonly layer: Layer; readonly addresses: readonly Span[] } {
  if (!layer.plain.includes(needle)) return { layer, addresses };
  const edits = editsOf(layer.plain, addresses);
  return { layer: applyEdits(layer, edits), addresses: moveSpans(addresses, edits) };
}

function firstAtLeast(sorted: Uint32Array, wanted: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] ?? 0) < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}
