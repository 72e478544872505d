import { type Json, text } from '../json.ts';
import { SlackApiError } from '../state/slack-error.ts';

interface Page<Item> {
  readonly items: readonly Item[];
  readonly hasMore: boolean;
  readonly metadata: { readonly response_metadata?: { readonly next_cursor: string } };
}

const DEFAULT_LIMIT = 100;
const MAX = 999;

/** One page by `limit` and `cursor`. Throws `invalid_limit` and `invalid_cursor`. */
export function page<Item>(all: readonly Item[], args: Json): Page<Item> {
  const limit = Number(text(args, 'limit') || DEFAULT_LIMIT);
  if (!Number.isInteger(limit) || limit < 1 || limit > MAX) throw new SlackApiError('invalid_limit');
  const from = startOf(text(args, 'cursor'));
  const hasMore = all.length > from + limit;
  const next = hasMore ? Buffer.from(`next:${from + limit}`).toString('base64') : '';
  return { items: all.slice(from, from + limit), hasMore, metadata: { response_metadata: { next_cursor: next } } };
}

function startOf(cursor: string): number {
  if (cursor === '') return 0;
  const [word, start] = Buffer.from(cursor, 'base64').toString().split(':');
  if (word !== 'next' || !Number.isInteger(Number(start))) throw new SlackApiError('invalid_cursor');
  return Number(start);
}
