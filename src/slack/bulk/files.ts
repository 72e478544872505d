import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import getRawBody from 'raw-body';
import { boundBy } from '../../bound.ts';

/** Why a file in Slack could not be read. */
export type FileFault = 'no_scope' | 'too_large' | 'not_found' | 'unreachable';

export type Download =
  | { readonly kind: 'file'; readonly bytes: Uint8Array }
  | { readonly kind: 'refused'; readonly fault: FileFault };

/** Files in Slack, by the bot's token. */
export interface SlackFiles {
  /** Never rejects. */
  download(url: string): Promise<Download>;
  /** Sends a file to the address that Slack gave for it (docs.slack.dev/messaging/working-with-files). Rejects when Slack does not take it. */
  upload(url: string, content: string): Promise<void>;
}

/** What goes over the network. */
export interface FileRequest {
  readonly method: 'GET' | 'POST';
  readonly headers: Record<string, string>;
  readonly body: string | null;
  readonly redirect: 'manual';
  readonly signal: AbortSignal;
}

export interface FileResponse {
  readonly status: number;
  readonly headers: { get(name: string): string | null };
  readonly body: ReadableStream | null;
}

export interface SlackFilesDeps {
  send(url: URL, request: FileRequest): Promise<FileResponse>;
  readonly token: string;
  readonly apiUrl: string;
  /** Deadline of each request, its answer included, in milliseconds. */
  readonly within: number;
}

/** Lists of a thousand numbers are far smaller. */
export const MAX_FILE_BYTES = 10 * 1024 * 1024;
const FILES_HOST = 'files.slack.com';

export function createSlackFiles({ send, token, apiUrl, within }: SlackFilesDeps): SlackFiles {
  /** @param use ends when nothing of the response is needed any more */
  async function request<Result>(
    address: string,
    parts: Pick<FileRequest, 'method' | 'headers' | 'body'>,
    use: (response: FileResponse) => Promise<Result>,
  ): Promise<Result> {
    const url = fileAddress(address, apiUrl);
    if (!url) throw new Error("Not a host of Slack's files");
    const bound = boundBy(within, undefined);
    try {
      return await use(await send(url, { ...parts, redirect: 'manual', signal: bound.signal }));
    } finally {
      bound.end();
    }
  }
  return {
    async download(address) {
      // Compressed, a small reply may hold a file of any size.
      const headers = { authorization: `Bearer ${token}`, 'accept-encoding': 'identity' };
      try {
        return await request(address, { method: 'GET', headers, body: null }, read);
      } catch {
        return { kind: 'refused', fault: 'unreachable' };
      }
    },
    async upload(address, content) {
      const headers = { 'content-type': 'text/csv; charset=utf-8' };
      await request(address, { method: 'POST', headers, body: content }, async ({ status, body }) => {
        await body?.cancel();
        if (status !== 200) throw Object.assign(new Error('Slack did not take the file'), { statusCode: status });
      });
    },
  };
}

/** The token and the result go nowhere else: to Slack's host of files, or to the configured API's where that is not Slack's. */
function fileAddress(address: string, apiUrl: string): URL | undefined {
  const url = URL.parse(address);
  const api = new URL(apiUrl);
  const isSlack = url?.protocol === 'https:' && url.host === FILES_HOST;
  const isOther = url?.origin === api.origin && !/(?:^|\.)slack\.com$/.test(api.hostname);
  return url && (isSlack || isOther) ? url : undefined;
}

async function read({ status, headers, body }: FileResponse): Promise<Download> {
  const fault = faultOf(status, headers.get('content-type') ?? '');
  if (fault || !body) {
    await body?.cancel();
    return { kind: 'refused', fault: fault ?? 'unreachable' };
  }
  // What is given up may fail once more; without a listener that would end the process.
  const stream = Readable.fromWeb(body).on('error', () => undefined);
  try {
    return { kind: 'file', bytes: await getRawBody(stream, { limit: MAX_FILE_BYTES }) };
  } catch (error) {
    const isTooLarge = error instanceof Error && 'type' in error && error.type === 'entity.too.large';
    return { kind: 'refused', fault: isTooLarge ? 'too_large' : 'unreachable' };
  } finally {
    stream.destroy();
  }
}

/** Where the token lacks the scope Slack leads to a page to log in, which is not followed, or shows it. */
function faultOf(status: number, type: string): FileFault | undefined {
  if (status === 401 || status === 403 || (status >= 300 && status < 400) || type.startsWith('text/html')) return 'no_scope';
  if (status === 404 || status === 410) return 'not_found';
  return status === 200 ? undefined : 'unreachable';
}
