import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** The few answers of Slack's that an app under load needs; lean, because it shares the machine with the app. */
export interface SlackApi {
  /** For SLACK_API_URL. */
  readonly url: string;
  /** Where the answers to commands go. */
  readonly responseUrl: string;
  /** How many messages the app has posted. */
  posted(): number;
  close(): Promise<void>;
}

const TEAM = 'T0BENCH';
const REPLIES: Readonly<Record<string, object>> = {
  'auth.test': { team_id: TEAM, user_id: 'U0BOT', bot_id: 'B0BOT', url: 'https://bench.slack.com/' },
  'users.info': { user: { id: 'U0ADA', team_id: TEAM, locale: 'en-US' } },
  'conversations.info': { channel: { id: 'C0BENCH', is_ext_shared: false } },
  'chat.getPermalink': { permalink: 'https://bench.slack.com/archives/C0BENCH/p1700000000000001' },
};

const POST_PATH = '/api/chat.postMessage';

export async function startSlackApi(): Promise<SlackApi> {
  const bodies = new Map(Object.entries(REPLIES).map(([method, reply]) => [`/api/${method}`, json({ ok: true, ...reply })]));
  let posted = 0;
  const server = createServer((request, response) => {
    const body = request.url === POST_PATH ? postReply(++posted) : bodies.get(request.url ?? '');
    request.resume().once('end', () => {
      response.writeHead(200, { 'content-type': body ? 'application/json' : 'text/html' }).end(body ?? 'ok');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url: `${origin}/api/`,
    responseUrl: `${origin}/response`,
    posted: () => posted,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Each message has a ts that no other has, as in Slack. */
function postReply(serial: number): string {
  return json({ ok: true, ts: `1700000000.${String(serial).padStart(6, '0')}` });
}

function json(value: object): string {
  return JSON.stringify(value);
}
