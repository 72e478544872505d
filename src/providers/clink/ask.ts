import type * as z from 'zod';
import { ProviderError } from '../../core/failure.ts';
import type { Tools } from '../../core/provider.ts';
import { isAbsent, isMissing, missing, Refusal } from './reply.ts';

/** GET below the base URL: what the reply holds, undefined when there is no such thing. Throws ProviderError. */
export type Ask = <Reply>(
  path: string,
  schema: z.ZodType<Reply>,
  query?: Readonly<Record<string, string>>,
) => Promise<Exclude<Reply, Refusal> | undefined>;

/** Clink signs nothing: the key goes with every request, and so does the time, to the millisecond and within minutes of Clink's. */
export function asking(apiKey: string, tools: Tools): Ask {
  return async (path, schema, query = {}) => {
    const headers = { 'X-API-KEY': apiKey, 'X-Timestamp': String(tools.now()) };
    const reply = await tools.json({ path, query, headers, absent: isAbsent }, schema).catch(unlessMissing);
    return reply instanceof Refusal ? missing(reply) : (reply as Exclude<typeof reply, Refusal>);
  };
}

function unlessMissing(error: unknown): undefined {
  if (!(error instanceof ProviderError && isMissing(error))) throw error;
}

/** An id as one segment of a path, whatever stands in it. */
export function segment(id: string): string {
  return encodeURIComponent(id.toWellFormed());
}
