import { randomUUID } from 'node:crypto';
import { request } from 'undici';
import { signClink } from '../../../src/providers/clink/webhook.ts';

/** The secret that the stand-in signs with: CLINK_WEBHOOK_SECRET of its bot. */
export const CLINK_WEBHOOK_SECRET = 'whsec_7sandbox0secret0of0the0stand0in';

/** What the stand-in reports, such as `dispute.created` with the resource of that event. */
export interface ClinkEvent {
  readonly type: string;
  readonly resource: Readonly<Record<string, unknown>>;
  /** The same for a second delivery; another one each time where it is left out. */
  readonly id?: string | undefined;
}

/** Delivers an event to the bot at `url` as Clink does; resolves with the status of its reply. */
export async function sendClinkEvent(url: string, { type, resource, id = `event_${randomUUID()}` }: ClinkEvent): Promise<number> {
  const created = Date.now();
  return await sendSigned(
    `${url}/webhooks/clink`,
    JSON.stringify({ id, object: 'event', created, type, data: { object: resource } }),
  );
}

/** Delivers any body with the stand-in's signature. */
export async function sendSigned(address: string, content: string): Promise<number> {
  const timestamp = String(Date.now());
  const headers = {
    'content-type': 'application/json',
    'x-clink-timestamp': timestamp,
    'x-clink-signature': signClink(CLINK_WEBHOOK_SECRET, timestamp, content),
    'x-clink-signtype': 'SHA256',
  };
  const { statusCode, body } = await request(address, { method: 'POST', headers, body: content });
  await body.dump();
  return statusCode;
}
