import * as z from 'zod';
import { readFileList } from '../../bulk/list.ts';
import type { AccountsFor } from '../answer/accounts/in-use.ts';
import type { PostClient } from '../answer/delivery/post.ts';
import type { Sentence } from '../answer/notices.ts';
import { accountUse, type PersonAsking } from '../answer/question.ts';
import { type FileFault, MAX_FILE_BYTES, type SlackFiles } from './files.ts';
import { type ListStartDeps, refusalOfFile, startList } from './start.ts';

export interface ReadFileDeps extends ListStartDeps {
  readonly accountsFor: AccountsFor<'read'>;
  readonly files: Pick<SlackFiles, 'download'>;
}

const optionalString = z.string().optional().catch(undefined);
/** What is used of a file in a message (docs.slack.dev/reference/objects/file-object). */
const FILE = z.object({
  name: optionalString,
  mimetype: optionalString,
  filetype: optionalString,
  mode: optionalString,
  size: z.number().optional().catch(undefined),
  url_private: optionalString,
  url_private_download: optionalString,
});
export type ListFile = z.infer<typeof FILE>;
const MESSAGE = z.looseObject({ files: z.array(z.unknown()) });

/** Where Slack has no content to give: files of other services, deleted ones, those beyond the plan's limit. */
const WITHOUT_CONTENT: ReadonlySet<string | undefined> = new Set(['external', 'tombstone', 'hidden_by_limit']);
const MEDIA = /^(?:image|video|audio)\//;
const MEDIA_NAME = /\.(?:png|jpe?g|gif|webp|heic|bmp|tiff?|svg|mp4|mov|webm|m4a|mp3|wav)$/i;
/** Slack's own documents and e-mails: no lists. */
const OWN_TYPES: ReadonlySet<string | undefined> = new Set([
  'email',
  'post',
  'space',
  'quip',
  'canvas',
  'list',
  'channel_canvas',
]);

/** The files of a message that may be lists: all but pictures, recordings, e-mails and Slack's own documents. */
export function listFilesIn(message: unknown): readonly ListFile[] {
  const files = MESSAGE.safeParse(message).data?.files ?? [];
  return files.flatMap((file) => FILE.safeParse(file).data ?? []).filter(mayBeList);
}

function mayBeList({ name = '', mimetype = '', filetype, mode }: ListFile): boolean {
  return !(MEDIA.test(mimetype) || MEDIA_NAME.test(name) || OWN_TYPES.has(filetype) || OWN_TYPES.has(mode));
}

/** Fetches a file, reads it and starts to look it up. Resolves with the sentence that says why it has not started. Never rejects. */
export async function startFile(
  deps: ReadFileDeps,
  asker: PersonAsking,
  file: ListFile,
  client: PostClient,
): Promise<Sentence | undefined> {
  const fault = faultOf(file);
  if (fault) return ({ bulk }) => bulk.faults[fault];
  const refusal = await refusalOfFile(deps, asker);
  if (refusal) return refusal;
  const download = await deps.files.download(file.url_private_download ?? file.url_private ?? '');
  if (download.kind === 'refused') return ({ bulk }) => bulk.faults[download.fault];
  const { read } = await deps.accountsFor(accountUse({ surface: 'list', asker }));
  const list = await readFileList(download.bytes, (text) => read(text, { asked: true }));
  return await startList(deps, asker, list, client);
}

/** What the message says of it already. */
function faultOf({ mode, size = 0, url_private: url }: ListFile): FileFault | undefined {
  if (size > MAX_FILE_BYTES) return 'too_large';
  return WITHOUT_CONTENT.has(mode) || url === undefined ? 'not_found' : undefined;
}
