import type { Span } from '../span.ts';
import type { Edit } from './layer.ts';

/** One kind of writing that hides characters. */
export interface Rewrite {
  /** Where this is missing there is nothing to do. */
  readonly needle: string;
  editsOf(plain: string, addresses: readonly Span[]): readonly Edit[];
}

/** What a match becomes; undefined: it stays. */
type Replace = (match: RegExpExecArray, isInAddress: boolean) => string | undefined;

/** Every match of the expression, which must be bounded, is replaced. */
export function rewrite(needle: string, expression: RegExp, replace: Replace): Rewrite {
  return {
    needle,
    editsOf: (plain, addresses) => {
      const edits: Edit[] = [];
      let next = 0;
      for (const match of plain.matchAll(expression)) {
        while ((addresses[next]?.end ?? Number.POSITIVE_INFINITY) <= match.index) next++;
        const text = replace(match, (addresses[next]?.start ?? Number.POSITIVE_INFINITY) <= match.index);
        if (text !== undefined) edits.push({ start: match.index, end: match.index + match[0].length, text });
      }
      return edits;
    },
  };
}
