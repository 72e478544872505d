import { expect, it, onTestFinished, vi } from 'vitest';
import { readSlackError, throwIfRejected } from '../../../../src/slack/answer/delivery/slack-error.ts';

function errorOf(run: () => unknown): unknown {
  try {
    return run();
  } catch (error) {
    return error;
  }
}

it.each([
  ['an address that is none', errorOf(() => new URL('none'))],
  ['half a character in an id', errorOf(() => encodeURIComponent('\ud800'))],
  ['a mistake of ours', errorOf(() => JSON.parse('null').length)],
  ['a channel that is archived', { data: { error: 'is_archived' } }],
])('Slack errors: %s is not sent again', (_, error) => {
  expect(readSlackError(error).kind).toBe('final');
});

it.each([
  ['a broken connection', new TypeError('fetch failed', { cause: new Error('reset') })],
  ['a request that takes too long', AbortSignal.abort(new DOMException('late', 'TimeoutError')).reason],
  ['a server error', { statusCode: 503 }],
])('Slack errors: after %s the reply is sent again', (_, error) => {
  expect(readSlackError(error).kind).toBe('busy');
});

it.each(['no order for bob@shop.example', '<!channel>', 'x'.repeat(65), ''])(
  'Slack errors: what is no code of Slack (%s) becomes neither a label nor a line',
  (error) => {
    expect(readSlackError({ data: { error } })).toEqual({ kind: 'final', code: 'unlisted', isDoubtful: false });
  },
);

it('Slack errors: a response_url\'s "ok" is not parsed, which would throw and catch an exception for each reply', async () => {
  const parse = vi.spyOn(JSON, 'parse');
  onTestFinished(() => parse.mockRestore());

  await throwIfRejected({ text: async () => 'ok' });

  expect(parse).not.toHaveBeenCalled();
});

it('Slack errors: a response_url may refuse under status 200', async () => {
  const refusal = { text: async () => '{"ok":false,"error":"used_url"}' };

  await expect(throwIfRejected(refusal)).rejects.toMatchObject({ data: { error: 'used_url' } });
});
