import { expect, it } from 'vitest';
import { cleanText, ProviderError, withoutSecrets } from '../../../src/core/failure/failure.ts';

it.each([
  ['a Clink key', 'invalid key sk_live_abcdef0123456789', 'sk_live_abcdef0123456789'],
  ['a query string', 'GET https://vendor.example/a?sign=0bbe2e8c&partnerCode=P1 failed', 'sign='],
  ['an e-mail address', 'no order for bob.norman@example.com', 'bob.norman@'],
  ['a phone number', 'call +1 555 625 1199 now', '625'],
  ['an ICCID', 'card 89852202209089971478 is unknown', '2209089971478'],
  ['control and direction characters', 'a\u0000b\u202Ec', '\u202E'],
])('an upstream message loses %s', (_, text, part) => {
  expect(cleanText(text)).not.toContain(part);
});

it('an upstream message is bounded', () => {
  expect(cleanText('x'.repeat(1_000_000))).toHaveLength(200);
});

it('codes and trace ids keep nothing that could be anything else', () => {
  const error = new ProviderError('forbidden', 'x', { code: '28841105', traceId: 'c20b5f2a' });

  expect(error).toMatchObject({ code: '28841105', traceId: 'c20b5f2a' });
});

it.each(['28841105', 'F', 'E1001', 'ORDER_NOT_FOUND', 'ISV.1106', 'INVALID-SIGN', '1106'])('failure: %s is a code', (code) => {
  expect(new ProviderError('forbidden', 'x', { code }).code).toBe(code);
});

it.each([
  ['BOBMARK', 'Bobmark1'],
  ['BOB_NORMAN', '1555-625-1199'],
  ['E5.55625.1199', 'order-of-bob-1'],
  ['ORDER_OF_BOB', undefined],
  ['BOBMARK_5556251199', 'Customer Bobmark Normanmark bobmark@example.com 1555-625-1199'],
  ['Bobmark', 'c20b5f2a <@U1>'],
])('failure: drops what has not the shape of a code or a trace id', (code, traceId) => {
  const error = new ProviderError('forbidden', 'x', { code, traceId });

  expect([error.code, error.traceId]).toEqual([undefined, undefined]);
});

it.each([0, 1, 5, 11, 190, 195])(
  'a secret that the message repeats is hidden, also where the message is cut within it (%i)',
  (shift) => {
    const secret = 'partner-P012345';

    const { message } = withoutSecrets(new ProviderError('forbidden', `${'y'.repeat(shift)}${secret}${'z'.repeat(300)}`), [
      secret,
    ]);

    expect(message).not.toContain('partner-P');
  },
);

it.each([
  ['PARTNERKEY0123456789SHOP', ['PARTNERKEY', 'SHOP']],
  ['shop-secret@partner', ['shop-secret', 'partner']],
  ['begin?second-half', ['begin', 'second']],
])('failure: of the secret %s in a message no part is left where cleaning takes the rest', (secret, parts) => {
  const failure = withoutSecrets(new ProviderError('forbidden', `invalid ${secret} given`, { said: secret }), [secret]);

  expect(parts.filter((part) => `${failure.message} ${failure.said}`.includes(part))).toEqual([]);
});
