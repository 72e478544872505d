import { expect, it } from 'vitest';
import { connectWebhook, type WebhookHead } from '../../../src/core/provider/webhook.ts';
import { linkbest } from '../../../src/providers/linkbest/index.ts';
import { linkbestWebhook } from '../../../src/providers/linkbest/webhook.ts';

const TOKEN = 'a-long-random-token';
const webhook = connectWebhook(linkbestWebhook, TOKEN);

function headOf(query: string, headers: Record<string, string> = {}): WebhookHead {
  return { headers, query: new URLSearchParams(query) };
}

it.each([
  ['the token of the address', headOf(`token=${TOKEN}`), true],
  ['the token as a bearer', headOf('', { authorization: `Bearer ${TOKEN}` }), true],
  ['a wrong token', headOf('token=a-long-random-tokeN'), false],
  ['a part of the token', headOf('token=a-long'), false],
  ['no token', headOf(''), false],
  ['an empty token', headOf('token='), false],
])('linkbest webhook: %s is accepted: %s', (_name, head, accepted) => {
  expect(webhook.isPlausible(head, 0)).toBe(accepted);
});

it.each([
  ['application/json', JSON.stringify({ Id: '77', ProgramId: '61', OrderSn: 'T1', ParentOrderSn: '0', Status: '1' })],
  ['application/x-www-form-urlencoded; charset=utf-8', 'Id=77&ProgramId=61&OrderSn=T1&ParentOrderSn=0&Status=1'],
])('linkbest webhook: a push as %s leads to its order', (type, body) => {
  expect(webhook.read(headOf('', { 'content-type': type }), body)).toMatchObject({
    topic: 'order',
    references: ['T1', '77'],
    order: 'T1',
  });
});

it('linkbest webhook: each state of an order is an event of its own, and the same push is the same event', () => {
  const idOf = (status: string) => webhook.read(headOf(''), JSON.stringify({ Id: '77', OrderSn: 'T1', Status: status }))?.id;

  expect(idOf('1')).toBe(idOf('1'));
  expect(idOf('1')).not.toBe(idOf('2'));
});

it('linkbest webhook: the test push need not name an order; a body of another format is none', () => {
  expect(webhook.read(headOf(''), '{}')?.references).toEqual([]);
  expect(['', '[]', '"x"', '{'].map((body) => webhook.read(headOf(''), body))).toEqual([
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
});

it.each([
  ['a-long-random-token', true],
  ['a-long-random-token, another-long-token', true],
  ['short', false],
  ['a-long-random-token,x', false],
  ['a-long-random-token,', false],
  ['with a blank', false],
])('linkbest webhook: %j may be the token: %s', (token, isAllowed) => {
  const settings = { LINKBEST_APP_KEY: '1', LINKBEST_APP_SECRET: 'x', LINKBEST_WEBHOOK_TOKEN: token };

  expect(linkbest.settings.safeParse(settings).success).toBe(isAllowed);
});
