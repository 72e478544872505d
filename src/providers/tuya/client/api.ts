import * as z from 'zod';
import { ProviderError } from '../../../core/failure/failure.ts';
import { type Call, type Session, send } from './call.ts';
import { type Envelope, isRefusal, type Refusal } from './envelope.ts';
import { failureOf, isStaleToken, saysNoSuchOrder } from './errors.ts';

const TOKEN_KEY = 'token';
const TOKEN_CALL = { path: '/v1.0/token', query: { grant_type: '1' } };

const Token = z.object({
  access_token: z.string().min(1),
  /** Seconds that are left; a repeated call returns the same token with fewer. */
  expire_time: z.coerce.number().min(0).max(31_536_000),
});

/**
 * A business call; undefined when Tuya knows no such data. A token that Tuya does not take is dropped and renewed once.
 * Throws ProviderError for every other refusal.
 */
export async function ask<Result>(call: Call, shape: z.ZodType<Result>, session: Session): Promise<Result | undefined> {
  const isMiss = (refusal: Refusal) => session.settings.TUYA_NOT_FOUND_CODES.includes(refusal.code) || saysNoSuchOrder(refusal);
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
  const reply = await send(call, shape, session, token);
  if (isStale(reply)) dropToken(token, session);
  return { reply, token };
}

function isStale(reply: Envelope<unknown> | undefined): boolean {
  return reply?.success === false && isStaleToken(reply);
}

/**
 * The project's access token, asked for anew (`grant_type=1`) and never refreshed: a refresh token works once and
 * ends the pair that other processes of the project share.
 */
function accessToken(session: Session): Promise<string> {
  return session.tools.remember(TOKEN_KEY, () => loadToken(session), { isShared: true });
}

async function loadToken(session: Session): Promise<{ value: string; ttl: number }> {
  const reply = await send(TOKEN_CALL, Token, session);
  if (reply?.success === false) throw failureOf(reply);
  if (!reply?.result) throw new ProviderError('bad_response', 'the token call answered with no token');
  return { value: reply.result.access_token, ttl: usable(reply.result.expire_time) };
}

/** Drops the token only if it is still the one that failed. */
function dropToken(failed: string, { tools }: Session): void {
  tools.forget(TOKEN_KEY, failed);
}

/** Milliseconds for which a token of that many seconds is used: until 60 s or a tenth of its life, whichever is less, are left. */
function usable(seconds: number): number {
  return Math.floor(1000 * (seconds - Math.min(60, seconds / 10)));
}
