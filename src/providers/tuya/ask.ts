import type * as z from 'zod';
import { type Envelope, isRefusal, type Refusal } from './envelope.ts';
import { failureOf, isStaleToken } from './errors.ts';
import { type Call, exchange, type Session } from './exchange.ts';
import { accessToken, dropToken } from './token.ts';

/**
 * A business call; undefined when Tuya knows no such data. A token that Tuya does not take is dropped and renewed once.
 * Throws ProviderError for every other refusal.
 */
export async function ask<Result>(call: Call, shape: z.ZodType<Result>, session: Session): Promise<Result | undefined> {
  const isMiss = ({ code }: Refusal) => session.settings.TUYA_NOT_FOUND_CODES.includes(code);
  const business = { ...call, absent: (body: unknown) => isRefusal(body, isMiss) };
  const first = await attempt(business, shape, session);
  const { reply, token } = isStale(first.reply) ? await attempt(business, shape, session) : first;
  if (!reply) return undefined;
  if (reply.success) return reply.result;
  if (isMiss(reply)) return undefined;
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
