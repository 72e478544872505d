import { createHmac, randomUUID } from 'node:crypto';

export const SECRET = 'bench-signing-secret';

/** A request as Slack sends it, without its signature. */
export interface Payload {
  readonly type: 'application/json' | 'application/x-www-form-urlencoded';
  readonly body: string;
}

const PLACE = { team: 'T0BENCH', channel: 'C0BENCH' } as const;
const PEOPLE = 50;

/** `/order TEXT`; each has a trigger of its own, so that none is taken for a copy. */
export function commandPayload(text: string, responseUrl: string): Payload {
  const form = new URLSearchParams({
    team_id: PLACE.team,
    channel_id: PLACE.channel,
    user_id: anyone(),
    command: '/order',
    text,
    api_app_id: 'A0BENCH',
    is_enterprise_install: 'false',
    response_url: responseUrl,
    trigger_id: randomUUID(),
  });
  return { type: 'application/x-www-form-urlencoded', body: form.toString() };
}

/** A person's message in a channel, with the rich text that Slack's own clients send. */
export function messagePayload(text: string, channel: string = PLACE.channel): Payload {
  const ts = `${Math.floor(Date.now() / 1000)}.${String(Math.floor(Math.random() * 1e6)).padStart(6, '0')}`;
  const elements = [{ type: 'rich_text_section', elements: [{ type: 'text', text }] }];
  const event = {
    type: 'message',
    user: anyone(),
    ts,
    client_msg_id: randomUUID(),
    text,
    team: PLACE.team,
    blocks: [{ type: 'rich_text', block_id: 'b1', elements }],
    channel,
    event_ts: ts,
    channel_type: 'channel',
  };
  const authorizations = [
    { enterprise_id: null, team_id: PLACE.team, user_id: 'U0BOT', is_bot: true, is_enterprise_install: false },
  ];
  const envelope = { team_id: PLACE.team, api_app_id: 'A0BENCH', event, type: 'event_callback', event_id: `Ev${randomUUID()}` };
  const body = { ...envelope, event_time: Math.floor(Date.now() / 1000), authorizations, is_ext_shared_channel: false };
  return { type: 'application/json', body: JSON.stringify(body) };
}

function anyone(): string {
  return `U0ADA${Math.floor(Math.random() * PEOPLE)}`;
}

/** docs.slack.dev, "Verifying requests from Slack". */
export function signedHeaders({ type, body }: Payload): Record<string, string> {
  const timestamp = String(Math.floor(Date.now() / 1000));
  const signature = createHmac('sha256', SECRET).update(`v0:${timestamp}:${body}`).digest('hex');
  return { 'content-type': type, 'x-slack-request-timestamp': timestamp, 'x-slack-signature': `v0=${signature}` };
}
