import type { Span } from '../span.ts';

/** A text after some rewriting, and where each of its characters comes from in the original. */
export interface Layer {
  readonly plain: string;
  /** Where each character begins and ends in the original; undefined where nothing has been rewritten. */
  readonly origins: Origins | undefined;
}

interface Origins {
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
}

/** `plain.slice(start, end)` is replaced by `text`. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** The layer after the edits, which are in order and do not overlap. Each new character comes from the whole piece that it replaces. */
export function applyEdits(layer: Layer, edits: readonly Edit[]): Layer {
  if (edits.length === 0) return layer;
  const { starts, ends } = layer.origins ?? identity(layer.plain.length);
  const parts: string[] = [];
  let index = 0;
  const length = edits.reduce((sum, edit) => sum + edit.text.length - (edit.end - edit.start), layer.plain.length);
  const next = { starts: new Uint32Array(length), ends: new Uint32Array(length) };
  let at = 0;
  const copy = (end: number) => {
    parts.push(layer.plain.slice(index, end));
    next.starts.set(starts.subarray(index, end), at);
    next.ends.set(ends.subarray(index, end), at);
    at += end - index;
  };
  for (const { start, end, text } of edits) {
    copy(start);
    parts.push(text);
    next.starts.fill(starts[start] ?? 0, at, at + text.length);
    next.ends.fill(ends[end - 1] ?? 0, at, at + text.length);
    at += text.length;
    index = end;
  }
  copy(layer.plain.length);
  return { plain: parts.join(''), origins: next };
}

/** Where spans of the text before the edits are after them. Both are in order. */
export function moveSpans(spans: readonly Span[], edits: readonly Edit[]): readonly Span[] {
  let next = 0;
  let shift = 0;
  const moved = (index: number) => {
    for (let edit = edits[next]; edit && edit.end <= index; edit = edits[++next]) {
      shift += edit.text.length - (edit.end - edit.start);
    }
    return index + shift;
  };
  return spans.map(({ start, end }) => ({ start: moved(start), end: moved(end) }));
}

function identity(length: number): Origins {
  const starts = new Uint32Array(length).map((_, index) => index);
  return { starts, ends: starts.map((start) => start + 1) };
}
