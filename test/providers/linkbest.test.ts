import { describe, expect, it } from 'vitest';
import { providers } from '../../src/providers/index.ts';
import { linkbest } from '../../src/providers/linkbest/index.ts';
import { describeProvider } from './kit/contract.ts';
import { useVendor } from './kit/exchange.ts';
import { toolsFor } from './kit/tools.ts';
import type { Json } from './kit/variation.ts';
import recorded from './linkbest/recorded/lines-apart.json' with { type: 'json' };
import notFound from './linkbest/recorded/not-found.json' with { type: 'json' };

const [line] = recorded.Data.Details;
/** With one line: fifty thousand letters in each text of two would be more than a reply may hold. */
const order: Json = { ...recorded.Data, Details: [line ?? null] };

function success(Data: Json): Json {
  return { Status: 200, Message: 'success', Data };
}

function refusal(Status: Json, Message: string) {
  return { body: { Status, Message, Data: null } };
}

describeProvider({
  provider: linkbest,
  env: {
    LINKBEST_APP_KEY: '2312521',
    LINKBEST_APP_SECRET: 'test-secret',
    LINKBEST_PROGRAM_IDS: '61',
    LINKBEST_BASE_URL: 'https://linkbest.test',
  },
  baseUrl: 'LINKBEST_BASE_URL',
  secrets: ['LINKBEST_APP_SECRET', 'LINKBEST_APP_KEY'],
  identifier: { kind: 'reference', value: 'T202508280001', raw: 'T202508280001' },
  call: { method: 'POST', path: '/2312521/linkbest.open-service.orders.detail.get' },
  order,
  reply: success,
  id: 'T202508280001',
  repeated: ['T202508280001', '61'],
  minimalOrder: { OrderSn: 'T202508280001' },
  unknownWords: {
    order: { ...recorded.Data, Status: '77', Details: [{ ...line, LbOrderStatus: '99', OrderStatus: 'teleported' }] },
    words: ['77', '99', 'teleported'],
  },
  largeReply: success({ ...recorded.Data, Details: Array.from({ length: 2000 }, () => line ?? null) }),
  missing: {
    'does not exist': { body: notFound },
    'a success without data': { body: { Status: 0, Message: '', Data: null } },
    'a success with no Data at all': { body: { Status: 200, Message: 'success' } },
    'a success with an empty list for an empty object': { body: { Status: 200, Message: 'success', Data: [] } },
    'a success with an empty object': { body: { Status: 200, Message: 'success', Data: {} } },
    'the code as a text in Code': { body: { Code: '4001', Message: 'Data does not exist' } },
    'HTTP 404 in its own format': { status: 404, body: notFound },
  },
  refused: {
    'a method that it does not know': { reply: { status: 404, ...refusal(404, 'Not Found') }, kind: 'bad_response' },
    'a failed validation': { reply: refusal(4000, 'ProgramId must be a string'), kind: 'refused' },
    'insufficient resources': { reply: refusal(4002, 'Insufficient resources'), kind: 'forbidden' },
    "somebody else's data": { reply: refusal(4003, 'No permission'), kind: 'forbidden' },
    'a busy network': { reply: refusal(5001, 'Network busy'), kind: 'unavailable' },
    'a busy network as a text': { reply: refusal('5001', 'Network busy'), kind: 'unavailable' },
    'a refused key in the body': { reply: refusal(401, 'Unauthorized'), kind: 'unauthorized' },
    'too many requests in the body': { reply: refusal(429, 'Too many requests'), kind: 'rate_limited' },
    'a code that no page lists': { reply: refusal(9999, 'Something else'), kind: 'refused' },
    'a code that is a word': { reply: refusal('constructor', 'Something else'), kind: 'refused' },
    'a wrong signature under a code of its own': { reply: refusal(4010, 'sign error'), kind: 'unauthorized' },
    'a wrong signature as a failed validation': { reply: refusal(4000, '签名错误'), kind: 'unauthorized' },
  },
  refusal: (words) => refusal(4003, words),
  wrongShapes: [
    { Message: 'success', Data: recorded.Data },
    { Status: null, Code: null, Data: recorded.Data },
    { Status: 200, Message: 'success', Data: 'T202508280001' },
    { Status: 200, Message: 'success', Data: [recorded.Data, recorded.Data] },
    { Status: { code: 200 }, Data: recorded.Data },
  ],
});

describe('LinkBest: the answer to another question', () => {
  const vendor = useVendor();

  function ask(data: Json) {
    const connected = linkbest.connect({
      LINKBEST_APP_KEY: '2312521',
      LINKBEST_APP_SECRET: 'test-secret',
      LINKBEST_BASE_URL: vendor.at('https://linkbest.test'),
    });
    const path = '/2312521/linkbest.open-service.orders.detail.get';
    vendor.answers(connected.baseUrl, [{ method: 'POST', path, reply: { body: success(data) } }]);
    const query = { by: 'order', value: 'T202508280001', with: { program: '61' } };
    return connected.lookup(query, toolsFor(connected));
  }

  it.each([
    ['another order', { OrderSn: 'T999', ProgramId: '61' }],
    ['another program', { OrderSn: 'T202508280001', ProgramId: '108' }],
    ['another order with lines of others', { OrderSn: 'T999', Details: [{ OrderSn: 'T998' }] }],
  ])('linkbest: %s is refused', async (_, data) => {
    await expect(ask(data)).rejects.toMatchObject({ kind: 'bad_response' });
  });

  it.each([
    ['the number of one of its lines', { OrderSn: 'T999', Details: [{ OrderSn: 'T202508280001' }] }],
    ['the number of its parent', { OrderSn: 'T999', ParentOrderSn: 'T202508280001' }],
    ['the number in small letters', { OrderSn: 't202508280001', ProgramId: 61 }],
    ['no number', { ProgramId: '61', OrdersPrice: 5 }],
  ])('linkbest: %s is accepted', async (_, data) => {
    expect(await ask(data)).toHaveLength(1);
  });
});

describe('LinkBest on the register', () => {
  it('is there', () => {
    expect(providers.map(({ id }) => id)).toContain(linkbest.id);
  });
});
