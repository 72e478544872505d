import { expect, it } from 'vitest';
import { readSlackError } from '../../../../src/slack/answer/delivery/slack-error.ts';

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
