import { randomUUID } from 'node:crypto';
import type * as z from 'zod';
import type { HttpRequest, Tools } from '../../../core/provider/provider.ts';
import type { TuyaSettings } from '../settings.ts';
import { type Envelope, envelope } from './envelope.ts';
import { isWrongTime } from './errors.ts';
import { sign } from './sign.ts';

const CLOCK = 'clock';
/** Long, because an offset that has become wrong is refused and taken anew. */
const CLOCK_TTL = 24 * 60 * 60_000;
/** The vendor's tolerance is 300 s; an offset beyond this is a clock to repair. */
const MAX_OFFSET = 60_000;

export interface Session {
  readonly settings: TuyaSettings;
  readonly tools: Tools;
}

export interface Call {
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly absent?: HttpRequest['absent'];
}

/**
 * One signed GET; undefined after a 404 that is Tuya's own. When Tuya refuses our time (1013), the offset is taken from its own and the
 * call sent once more.
 * @param accessToken none on the token call
 */
export async function send<Result>(
  call: Call,
  shape: z.ZodType<Result>,
  session: Session,
  accessToken?: string,
): Promise<Envelope<Result> | undefined> {
  const offset = await clockOffset(session.tools);
  const reply = await sendOnce(call, shape, session, offset, accessToken);
  if (!reply || reply.success || !isWrongTime(reply) || reply.t === undefined) return reply;
  await correctClock(offset, reply.t, session.tools);
  return sendOnce(call, shape, session, await clockOffset(session.tools), accessToken);
}

async function sendOnce<Result>(
  call: Call,
  shape: z.ZodType<Result>,
  { settings, tools }: Session,
  offset: number,
  accessToken: string | undefined,
): Promise<Envelope<Result> | undefined> {
  const signer = { t: tools.now() + offset, nonce: randomUUID(), accessToken };
  const headers = { ...signCall(call, settings, signer), lang: tools.language };
  return tools.json({ ...call, headers }, envelope(shape));
}

function signCall(
  call: Call,
  { TUYA_CLIENT_ID: clientId, TUYA_CLIENT_SECRET: secret }: TuyaSettings,
  { t, nonce, accessToken }: { t: number; nonce: string; accessToken: string | undefined },
): NonNullable<HttpRequest['headers']> {
  return {
    client_id: clientId,
    sign: sign({ method: 'GET', ...call }, { clientId, secret, t, nonce, accessToken }),
    sign_method: 'HMAC-SHA256',
    t: String(t),
    nonce,
    ...(accessToken === undefined ? {} : { access_token: accessToken }),
  };
}

/** How far Tuya's clock is ahead of ours, in milliseconds; zero until Tuya has refused a time. */
function clockOffset(tools: Tools): Promise<number> {
  return tools.remember(CLOCK, async () => ({ value: 0, ttl: CLOCK_TTL }));
}

/** Takes the offset anew from Tuya's time of day, unless another caller has replaced the `refused` one already. */
async function correctClock(refused: number, vendorTime: number, tools: Tools): Promise<void> {
  tools.forget(CLOCK, refused);
  await tools.remember(CLOCK, async () => {
    const value = vendorTime - tools.now();
    if (Math.abs(value) > MAX_OFFSET) tools.warn?.('check_clock', { offset: value });
    return { value, ttl: CLOCK_TTL };
  });
}
