import * as z from 'zod';
import { ProviderError } from '../../core/failure.ts';
import { failureOf } from './errors.ts';
import { exchange, type Session } from './exchange.ts';

const KEY = 'token';
const CALL = { path: '/v1.0/token', query: { grant_type: '1' } };

const Token = z.object({
  access_token: z.string().min(1),
  /** Seconds that are left; a repeated call returns the same token with fewer. */
  expire_time: z.coerce.number().min(0).max(31_536_000),
});

/**
 * The project's access token, asked for anew (`grant_type=1`) and never refreshed: a refresh token works once and
 * ends the pair that other processes of the project share.
 */
export function accessToken(session: Session): Promise<string> {
  return session.tools.remember(KEY, async () => {
    const reply = await exchange(CALL, Token, session);
    if (reply?.success === false) throw failureOf(reply);
    if (!reply?.result) throw new ProviderError('bad_response', 'the token call answered with no token');
    return { value: reply.result.access_token, ttl: usable(reply.result.expire_time) };
  });
}

/** Drops the token only if it is still the one that failed. */
export function dropToken(failed: string, { tools }: Session): void {
  tools.forget(KEY, failed);
}

/** Milliseconds for which a token of that many seconds is used: until 60 s or a tenth of its life, whichever is less, are left. */
function usable(seconds: number): number {
  return Math.floor(1000 * (seconds - Math.min(60, seconds / 10)));
}
