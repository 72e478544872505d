import { Response } from 'undici';
import { describe, expect, it } from 'vitest';
import { TIMES } from '../../../src/core/times.ts';
import { type BoundedRequest, createSlackFetch } from '../../../src/slack/transport/fetch.ts';

const API = 'https://slack.com/api/';

function fetchOf(apiUrl = API) {
  const sent: { readonly url: string; readonly request: BoundedRequest }[] = [];
  const fetch = createSlackFetch(
    async (url, request) => {
      sent.push({ url: url.href, request });
      return new Response('ok');
    },
    { apiUrl, within: TIMES.slackCall, retries: 2, retryAfter: 1 },
  );
  return { fetch, sent };
}

describe('what goes to Slack', () => {
  it.each(['https://slack.com/api/chat.postMessage', 'https://hooks.slack.com/actions/T0/1/x'])(
    'reaches %s, within ten seconds and without following redirects',
    async (url) => {
      const { fetch, sent } = fetchOf();

      await fetch(url, { method: 'POST', body: '{}' });

      expect(sent).toMatchObject([{ url, request: { method: 'POST', body: '{}', redirect: 'error' } }]);
      expect(sent[0]?.request.signal.aborted).toBe(false);
    },
  );

  it.each([
    'https://slack.com.evil.example/x',
    'https://evil.example/hooks.slack.com',
    'https://evilslack.com/x',
    'http://hooks.slack.com/x',
    'http://169.254.169.254/latest/meta-data',
    'https://hooks.slack.com@evil.example/x',
    'file:///etc/passwd',
  ])('does not go to %s, wherever a payload says so', async (url) => {
    const { fetch, sent } = fetchOf();

    await expect(fetch(url, { method: 'POST', body: '{}' })).rejects.toThrow("Not a host of Slack's");

    expect(sent).toEqual([]);
  });

  it("goes to the configured API's own host, and to no other port of it", async () => {
    const { fetch, sent } = fetchOf('http://127.0.0.1:4000/api/');

    await fetch('http://127.0.0.1:4000/response/1', { method: 'POST' });

    await expect(fetch('http://127.0.0.1:4001/response/1', { method: 'POST' })).rejects.toThrow('Not a host');
    expect(sent).toHaveLength(1);
  });

  it('carries no files', async () => {
    const { fetch, sent } = fetchOf();

    await expect(fetch(`${API}files.upload`, { method: 'POST', body: new FormData() })).rejects.toThrow('no files');

    expect(sent).toEqual([]);
  });
});
