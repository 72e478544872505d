import type { Destination } from '../answer/delivery/destination.ts';
import { LIFE_MS } from '../answer/delivery/destination.ts';
import type { SlackFiles } from './files.ts';
import type { Run } from './runs.ts';

/** What is used of Slack's Web API for files. */
export interface UploadClient {
  readonly files: {
    getUploadURLExternal(call: { filename: string; length: number }): Promise<{ upload_url?: string; file_id?: string }>;
    completeUploadExternal(call: {
      files: [{ id: string; title: string }];
      channel_id: string;
      thread_ts: string;
    }): Promise<unknown>;
  };
  readonly conversations: {
    replies(call: { channel: string; ts: string; limit: number }): Promise<{
      messages?: readonly { readonly files?: readonly { readonly name?: string | null }[] }[];
    }>;
  };
}

export interface ResultFile {
  readonly name: string;
  readonly content: string;
}

const MAX_REPLIES = 200;

/** The thread of a list's message, for files. A file that is there already, from before a crash, is not sent again. */
export function threadForFiles(
  client: UploadClient,
  files: Pick<SlackFiles, 'upload'>,
  run: Pick<Run, 'channel' | 'ts'>,
): Destination<ResultFile> {
  return {
    call: 'files.completeUploadExternal',
    replaces: true,
    life: LIFE_MS.message,
    plain: (file) => file,
    send: async ({ name, content }) => {
      if (await isThere(client, run, name)) return undefined;
      const { upload_url: url = '', file_id: id = '' } = await client.files.getUploadURLExternal({
        filename: name,
        length: Buffer.byteLength(content),
      });
      await files.upload(url, content);
      await client.files.completeUploadExternal({ files: [{ id, title: name }], channel_id: run.channel, thread_ts: run.ts });
      return undefined;
    },
  };
}

/** False where the bot may not read the conversation. */
async function isThere(
  { conversations }: UploadClient,
  { channel, ts }: Pick<Run, 'channel' | 'ts'>,
  name: string,
): Promise<boolean> {
  try {
    const { messages = [] } = await conversations.replies({ channel, ts, limit: MAX_REPLIES });
    return messages.some(({ files = [] }) => files.some((file) => file.name === name));
  } catch {
    return false;
  }
}
