/** A piece of a plain text. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export function inOrder(spans: readonly Span[]): readonly Span[] {
  return spans.toSorted((one, other) => one.start - other.start);
}

/** Which pieces of a text are spoken for. Each character is looked at once for every piece that holds it. */
export interface Claims {
  /** False when a part of it has been claimed before. */
  claim(span: Span): boolean;
  /** Where the character can still be a part of something. */
  isFree(span: Span): boolean;
}

export function createClaims(length: number): Claims {
  const taken = new Uint8Array(length);
  const isFree = ({ start, end }: Span) => !taken.subarray(start, end).includes(1);
  return {
    isFree,
    claim(span) {
      if (!isFree(span)) return false;
      taken.fill(1, span.start, span.end);
      return true;
    },
  };
}
