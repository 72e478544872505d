import { request } from 'node:http';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { ActionResult, PageState, WireUpdate } from '../../../sandbox/page-server/api.ts';
import { type PageServer, startPageServer } from '../../../sandbox/page-server/page-server.ts';
import { CHANNELS } from '../../../sandbox/slack/workspace/channels.ts';
import { PEOPLE } from '../../../sandbox/slack/workspace/people.ts';
import { PATIENT_SLACK, SHORT_TIMES } from '../../support/settings.ts';

let desk: PageServer;

beforeAll(async () => {
  desk = await startPageServer({ port: 0, times: SHORT_TIMES, slack: PATIENT_SLACK });
});

afterAll(() => desk.close());

it('each person sees the own ephemeral messages and direct messages only', async () => {
  await act('command', { user: PEOPLE.ada, channel: CHANNELS.support, text: 'order_7success1' });
  await desk.world.settled();

  const [ada, lin] = await Promise.all([scene(PEOPLE.ada), scene(PEOPLE.lin)]);

  expect(ada.messages.filter(({ isEphemeral }) => isEphemeral).length).toBeGreaterThan(0);
  expect(lin.messages).toEqual([]);
  expect(ada.places.map(({ id }) => id)).toContain(CHANNELS.dm);
  expect(lin.places.map(({ id }) => id)).not.toContain(CHANNELS.dm);
});

it('the wire log shows no secret of the stand-ins', async () => {
  const text = '4567 tuya:TM-1001 user=ay1600000000001 61/T202508280001 order_7success1';
  await act('command', { user: PEOPLE.ada, channel: CHANNELS.support, text });
  await desk.world.settled();

  const wire = JSON.stringify(await get<WireUpdate>('/api/wire?after=0'));

  const { vendors, slack } = desk.world;
  const settings = Object.entries({ ...vendors.env, ...slack.env });
  const secrets = settings.filter(([name]) => /SECRET|TOKEN|KEY|PARTNER_CODE|CLIENT_ID/.test(name)).map(([, value]) => value);
  expect(secrets.length).toBeGreaterThan(5);
  expect(secrets.filter((secret) => wire.includes(secret))).toEqual([]);
  expect(wire).toContain('/v1.0/token');
  expect(wire).not.toMatch(/"(?:sign|access_token|authorization)":"(?!•)/);
});

it('starting over forgets messages and the wire', async () => {
  await act('command', { user: PEOPLE.ada, channel: CHANNELS.support, text: 'order_7success1' });
  await desk.world.settled();
  await act('reset', {});

  const [{ messages }, { oldest, entries }] = await Promise.all([scene(PEOPLE.ada), get<WireUpdate>('/api/wire?after=0')]);

  expect(messages).toEqual([]);
  expect(entries.filter(({ title }) => title.startsWith('/order'))).toEqual([]);
  expect(oldest).toBeGreaterThan(1);
});

it('starting over forgets what people follow', async () => {
  const ask = (text: string) => act('command', { user: PEOPLE.ada, channel: CHANNELS.support, text });
  await ask('follow order_7pending4');
  await desk.world.settled();
  await act('reset', {});

  await ask('following');
  await desk.world.settled();

  const { messages } = await scene(PEOPLE.ada);
  expect(JSON.stringify(messages)).toContain('You follow no orders');
});

it('what was typed becomes what Slack sends: escaped, mentions and links in angle brackets', async () => {
  await act('message', {
    user: PEOPLE.lin,
    channel: CHANNELS.random,
    text: '@Ada Brandt <b> & https://shop.example.com/orders/1',
  });

  const [message] = desk.world.slack.seenBy(PEOPLE.lin, CHANNELS.random);

  expect(message?.text).toBe('<@U0ADA> &lt;b&gt; &amp; <https://shop.example.com/orders/1>');
});

it.each([
  ['an act that there is none of', 'dance', {}],
  ['a command without a person', 'command', { channel: CHANNELS.support, text: '' }],
  ['a press on nothing', 'press', { user: PEOPLE.ada, channel: CHANNELS.support, ts: '1.000000', action: 'x' }],
  ['an error that no vendor has', 'breakVendor', { vendor: 'tuya', latency: 0, error: 'grumpy' }],
])('%s is refused with a sentence', async (_, name, input) => {
  const { status, body } = await act(name, input);

  expect(status).toBe(400);
  expect(body.problem).toMatch(/\w/);
});

it("another site's page can neither read nor act", async () => {
  const form = await fetch(`${desk.url}/api/actions/reset`, { method: 'POST', body: '{}' });
  const rebound = await statusWithHost('evil.example');

  expect(form.status).toBe(403);
  expect(rebound).toBe(403);
});

it('a port that is taken is an error', async () => {
  const taken = Number(new URL(desk.url).port);

  await expect(startPageServer({ port: taken })).rejects.toThrow('EADDRINUSE');
});

async function act(name: string, input: object): Promise<{ status: number; body: ActionResult }> {
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(`${desk.url}/api/actions/${name}`, { method: 'POST', headers, body: JSON.stringify(input) });
  return { status: response.status, body: (await response.json()) as ActionResult };
}

function scene(user: string): Promise<PageState> {
  return get<PageState>(`/api/state?user=${user}`);
}

async function get<Body>(path: string): Promise<Body> {
  return (await (await fetch(`${desk.url}${path}`)).json()) as Body;
}

/** fetch lets nobody choose the host. */
function statusWithHost(host: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const asked = request(`${desk.url}/api/state`, { headers: { host } }, (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    asked.on('error', reject);
    asked.end();
  });
}
