import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { readReply, waitOf } from '../../../src/upstream/http/reply.ts';

const NOW = Date.parse('2026-03-01T10:00:00Z');
const WHERE = 'GET api.acme.example/orders';

function read(status: number, text: string, schema: z.ZodType = z.unknown(), retryAfter?: string): unknown {
  return readReply({ status, text, where: WHERE, retryAfter }, schema, NOW);
}

function failureOf(status: number, text = '', schema: z.ZodType = z.unknown(), retryAfter?: string): unknown {
  try {
    return read(status, text, schema, retryAfter);
  } catch (error) {
    return error;
  }
}

describe('readReply', () => {
  it.each([
    [200, 'bad_response', `The reply to ${WHERE} cannot be decoded`],
    [502, 'unavailable', `502 to ${WHERE}`],
  ])('reports a body that cannot be decoded, under %d by the status if that is an error', (status, kind, message) => {
    const reading = () => readReply({ status, text: undefined, where: WHERE, retryAfter: undefined }, z.unknown(), NOW);

    expect(reading).toThrow(expect.objectContaining({ kind, message }));
  });

  it.each([
    [301, 'bad_response'],
    [304, 'bad_response'],
    [400, 'bad_response'],
    [401, 'unauthorized'],
    [403, 'forbidden'],
    [405, 'bad_response'],
    [408, 'timeout'],
    [422, 'bad_response'],
    [429, 'rate_limited'],
    [500, 'unavailable'],
    [502, 'unavailable'],
    [503, 'unavailable'],
    [504, 'timeout'],
    [599, 'unavailable'],
  ])('turns status %d into %s', (status, kind) => {
    const failure = failureOf(status);

    expect(failure).toMatchObject({ name: 'ProviderError', kind, status, message: `${status} to ${WHERE}` });
  });

  it("reads 404 as absent in the vendor's own words", () => {
    const absent = (body: unknown) => JSON.stringify(body) === '{"code":404}';

    const reply = readReply(
      { status: 404, text: '{"code": 404}', where: WHERE, retryAfter: undefined, absent },
      z.unknown(),
      NOW,
    );

    expect(reply).toBeUndefined();
  });

  it.each(['', '\r\n', '{}', '{"message":"no Route matched"}', '<html>Not Found</html>', '404 page not found'])(
    'does not read 404 with %j as absent',
    (text) => {
      const failure = failureOf(404, text);

      expect(failure).toMatchObject({ kind: 'bad_response', hint: 'check_base_url', status: 404 });
    },
  );

  it('hints at the base URL when it is redirected', () => {
    const failure = failureOf(302);

    expect(failure).toMatchObject({ kind: 'bad_response', hint: 'check_base_url' });
  });

  it.each([
    ['{"code":1106,"msg":"permission deny","tid":"a1b2"}', { code: '1106', traceId: 'a1b2', words: 'permission deny' }],
    ['{"operateCode":"F","message":"no partner"}', { code: 'F', traceId: undefined, words: 'no partner' }],
    ['{"Status":4003,"Message":"not yours","traceId":"a1b2"}', { code: '4003', traceId: 'a1b2', words: 'not yours' }],
    ['{"code":{"a":1},"msg":["x"],"operateCode":"E"}', { code: 'E', traceId: undefined, words: undefined }],
    ['"a plain string"', { code: undefined, traceId: undefined, words: undefined }],
    ['<html>', { code: undefined, traceId: undefined, words: undefined }],
  ])("carries the vendor's own words of %s", (text, { code, traceId, words }) => {
    const failure = failureOf(403, text);

    expect(failure).toMatchObject({ code, traceId, said: words, message: `403 to ${WHERE}${words ? `: ${words}` : ''}` });
  });

  it("cleans the vendor's words", () => {
    const failure = failureOf(403, '{"message":"key sk_live_abcd1234 of ana@shop.example?x=1 refused"}');

    expect(failure).toMatchObject({ message: expect.not.stringMatching(/abcd1234|ana@|x=1/) });
  });

  it('reads JSON within a text of JSON', () => {
    const text = JSON.stringify(JSON.stringify({ id: 7 }));

    const reply = readReply({ status: 200, text, where: WHERE, retryAfter: undefined }, z.object({ id: z.number() }), NOW);

    expect(reply).toEqual({ id: 7 });
  });

  it.each([
    [400, '{"code":"E12","message":"format"}', 'refused', undefined],
    [422, '{"msg":"format"}', 'refused', undefined],
    [400, '<html>', 'bad_response', undefined],
    [405, '{"Status":405}', 'bad_response', 'check_base_url'],
  ])("tells a vendor's own refusal under %d from a gateway's: %s", (status, text, kind, hint) => {
    expect(failureOf(status, text)).toMatchObject({ kind, hint });
  });

  it.each(['', '<html>', '{"a"'])('refuses a success with the body %j', (text) => {
    const failure = failureOf(200, text);

    expect(failure).toMatchObject({ kind: 'bad_response', message: `No JSON in the reply to ${WHERE}` });
  });

  it('names the paths of another shape, never its values', () => {
    const schema = z.object({ data: z.array(z.object({ id: z.string(), state: z.enum(['open']) })) });

    const failure = failureOf(200, '{"tid":"c9d8","data":[{"id":{"x":"Ana Lee"},"state":"Ana Lee"}]}', schema);

    expect(failure).toMatchObject({
      kind: 'bad_response',
      traceId: 'c9d8',
      message: `Unexpected shape at data.0.id, data.0.state in the reply to ${WHERE}`,
    });
    expect(failure).not.toHaveProperty('cause');
  });

  it('names at most five paths', () => {
    const failure = failureOf(200, '[1,2,3,4,5,6,7]', z.array(z.string()));

    expect(failure).toMatchObject({ message: `Unexpected shape at 0, 1, 2, 3, 4 in the reply to ${WHERE}` });
  });

  it('names the root when the whole reply is something else', () => {
    const failure = failureOf(200, '"text"', z.object({}));

    expect(failure).toMatchObject({ message: `Unexpected shape at (root) in the reply to ${WHERE}` });
  });

  it('says how long the vendor asked us to wait', () => {
    const failure = failureOf(429, '', z.unknown(), '7');

    expect(failure).toMatchObject({ kind: 'rate_limited', retryAfter: 7_000 });
  });
});

describe('waitOf', () => {
  it.each([
    ['0', 0],
    ['120', 120_000],
    [' 2 ', 2_000],
    ['999999999', 3_600_000],
    ['Sun, 01 Mar 2026 10:00:30 GMT', 30_000],
    ['Sun, 01 Mar 2026 09:00:00 GMT', 0],
    ['Mon, 01 Mar 2027 10:00:00 GMT', 3_600_000],
    ['-5', undefined],
    ['1.5', undefined],
    ['soon', undefined],
    ['not a date GMT', undefined],
    ['', undefined],
    [undefined, undefined],
  ])('reads Retry-After %j as %s ms', (header, wait) => {
    const read = waitOf(header, NOW);

    expect(read).toBe(wait);
  });
});
