/**
 * A point in time as far as the vendor said it: an instant (epoch milliseconds), a calendar date
 * without a zone (`yyyy-MM-dd`), or words that are neither and are shown as they are.
 */
export type When =
  | { readonly kind: 'instant'; readonly at: number }
  | { readonly kind: 'date'; readonly date: string }
  | { readonly kind: 'raw'; readonly text: string };
