import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { fetch } from 'undici';
import { afterEach, describe, expect, it, onTestFinished } from 'vitest';
import { createSlackFiles, MAX_FILE_BYTES, type SlackFiles } from '../../../src/slack/bulk/files.ts';

let server: Server | undefined;
afterEach(async () => {
  server?.closeAllConnections();
  await new Promise((resolve) => (server ? server.close(resolve) : resolve(undefined)));
});

/** Files at a host on loopback that is the configured API's too. */
async function filesAt(listener: RequestListener): Promise<{ files: SlackFiles; url: string }> {
  server = createServer(listener);
  await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { files: createSlackFiles({ send: fetch, token: 'xoxb-token', apiUrl: `${url}/api/`, within: 20_000 }), url };
}

function atSlack(requests: URL[]): SlackFiles {
  const send = async (url: URL) => {
    requests.push(url);
    return { status: 200, headers: { get: () => null }, body: null };
  };
  return createSlackFiles({ send, token: 'xoxb-token', apiUrl: 'https://slack.com/api/', within: 20_000 });
}

describe('files in Slack', () => {
  it('are fetched with the token, uncompressed', async () => {
    const { files, url } = await filesAt(({ headers }, response) =>
      response.end(`${headers.authorization} ${headers['accept-encoding']}`),
    );

    const download = await files.download(`${url}/files/F1/a.csv`);

    expect(download.kind === 'file' && Buffer.from(download.bytes).toString()).toBe('Bearer xoxb-token identity');
  });

  it.each([
    'https://files.slack.com.evil.example/a.csv',
    'https://evil.example/files.slack.com/a.csv',
    'http://files.slack.com/a.csv',
    'https://files.slack.com:8443/a.csv',
    'https://hooks.slack.com/a.csv',
    'https://slack.com/api/auth.test',
    'file:///etc/passwd',
    'http://169.254.169.254/',
    'no address',
    '',
  ])('nothing is fetched from another place: %s', async (address) => {
    const requests: URL[] = [];

    const download = await atSlack(requests).download(address);

    expect(download).toEqual({ kind: 'refused', fault: 'unreachable' });
    expect(requests).toEqual([]);
  });

  it("Slack's own host of files is asked", async () => {
    const requests: URL[] = [];

    await atSlack(requests).download('https://files.slack.com/files-pri/T1-F1/download/a.csv');

    expect(requests.map(String)).toEqual(['https://files.slack.com/files-pri/T1-F1/download/a.csv']);
  });

  it('a redirect is not followed: it leads to a page to log in', async () => {
    const paths: (string | undefined)[] = [];
    const { files, url } = await filesAt(({ url: path }, response) => {
      paths.push(path);
      response.writeHead(302, { location: '/login' }).end();
    });

    expect(await files.download(`${url}/files/a.csv`)).toEqual({ kind: 'refused', fault: 'no_scope' });
    expect(paths).toEqual(['/files/a.csv']);
  });

  it.each([
    [200, 'text/html; charset=utf-8', 'no_scope'],
    [403, 'text/plain', 'no_scope'],
    [404, 'text/plain', 'not_found'],
    [500, 'text/plain', 'unreachable'],
  ])('status %i with %s is %s', async (status, type, fault) => {
    const { files, url } = await filesAt((_, response) => response.writeHead(status, { 'content-type': type }).end('x'));

    expect(await files.download(`${url}/files/a.csv`)).toEqual({ kind: 'refused', fault });
  });

  it('a file that does not end is given up at the limit', async () => {
    const chunk = Buffer.alloc(1024 * 1024, 'x');
    const closed = Promise.withResolvers<void>();
    const { files, url } = await filesAt((_, response) => {
      response.on('close', closed.resolve);
      const write = () => {
        while (!response.destroyed && response.write(chunk));
      };
      response.on('drain', write);
      write();
    });

    expect(await files.download(`${url}/files/a.csv`)).toEqual({ kind: 'refused', fault: 'too_large' });
    expect(MAX_FILE_BYTES).toBe(10_485_760);
    await closed.promise;
  });

  it('a file that is given up does not fail again at its deadline', async () => {
    const { url } = await filesAt((_, response) => response.end(Buffer.alloc(MAX_FILE_BYTES + 1)));
    const uncaught: unknown[] = [];
    const note = (error: unknown) => void uncaught.push(error);
    process.on('uncaughtException', note);
    onTestFinished(() => void process.off('uncaughtException', note));
    const deadline = new AbortController();
    const send: typeof fetch = (address, request) => fetch(address, { ...request, signal: deadline.signal });
    const files = createSlackFiles({ send, token: 'xoxb-token', apiUrl: `${url}/api/`, within: 20_000 });

    const download = await files.download(`${url}/files/a.csv`);
    deadline.abort(new DOMException('too late', 'TimeoutError'));
    await nextTurn();
    await nextTurn();

    expect([download, uncaught]).toEqual([{ kind: 'refused', fault: 'too_large' }, []]);
  });

  it('a connection that breaks is unreachable', async () => {
    const { files, url } = await filesAt(({ socket }) => socket.destroy());

    expect(await files.download(`${url}/files/a.csv`)).toEqual({ kind: 'refused', fault: 'unreachable' });
  });

  it("an upload without the token goes to Slack's address, and one that is refused rejects", async () => {
    const seen: unknown[] = [];
    const { files, url } = await filesAt(({ headers, method, url: path }, response) => {
      seen.push([method, path, headers.authorization]);
      response.writeHead(path === '/upload/1' ? 200 : 500).end();
    });

    await files.upload(`${url}/upload/1`, 'a,b');

    expect(seen).toEqual([['POST', '/upload/1', undefined]]);
    await expect(files.upload(`${url}/upload/2`, 'a,b')).rejects.toThrow('did not take the file');
    await expect(files.upload('https://evil.example/upload', 'a')).rejects.toThrow("Not a host of Slack's files");
  });
});
