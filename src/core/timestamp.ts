/**
 * A time as precise as the vendor gives it: an instant (epoch milliseconds), a calendar date
 * without a zone (`yyyy-MM-dd`), or text that is neither and is shown unchanged.
 */
export type Timestamp =
  | { readonly kind: 'instant'; readonly at: number }
  | { readonly kind: 'date'; readonly date: string }
  | { readonly kind: 'raw'; readonly text: string };
