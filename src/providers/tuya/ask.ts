import type * as z from 'zod';
import type { Envelope } from './envelope.ts';
import { failureOf, isStaleToken } from './errors.ts';
import { type Call, exchange, type Session } from './exchange.ts';
import { accessToken, dropToken } from './token.ts';

/**
 * A business call; undefined when Tuya knows no such data. A token that Tuya does not take is dropped and renewed once.
 * Throws ProviderError for every other refusal.
 */
export async function ask<Result>(call: Call, shape: z.ZodType<Result>, session: Session): Promise<Result | undefined> {
  const first = await attempt(call, shape, session);
  const { reply, token } = isStale(first.reply) ? await attempt(call, shape, session) : first;
  // The token came from here, so a 404 is Tuya's too.
  if (!reply) return undefined;
  if (reply.success) return reply.result;
  if (session.settings.TUYA_NOT_FOUND_CODES.includes(reply.code)) return undefined;
  throw failureOf(reply, [token, call.query.user_id]);
}

async function attempt<Result>(call: Call, shape: z.ZodType<Result>, session: Session) {
  const token = await accessToken(session);
  const reply = await exchange(call, shape, session, token);
  if (isStale(reply)) dropToken(token, session);
  return { reply, token };
}

function isStale(reply: Envelope<unknown> | undefined): boolean {
  return reply?.success === false && isStaleToken(reply);
}
