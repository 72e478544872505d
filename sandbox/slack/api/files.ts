import { type Json, objects, text } from '../json.ts';
import { fileJson, UPLOAD_PATH } from '../state/files.ts';
import { SlackApiError } from '../state/slack-error.ts';
import type { SlackState } from '../state/state.ts';
import { APP } from '../workspace/people.ts';
import { writableChannel } from './access.ts';
import { type Methods, requireText } from './method.ts';

/** The two calls around an upload (docs.slack.dev/messaging/working-with-files). */
export const FILES: Methods = {
  'files.getUploadURLExternal': {
    scopes: ['files:write'],
    run: (args, { files, address }) => {
      const file = files.add({ name: requireText(args, 'filename'), mimetype: 'text/csv', content: Buffer.alloc(0) });
      return { upload_url: `${address.http}${UPLOAD_PATH}${file.id}`, file_id: file.id };
    },
  },
  'files.completeUploadExternal': { scopes: ['files:write'], run: complete },
};

function complete(args: Json, slack: SlackState): Json {
  const { workspace, clock, address } = slack;
  const channel = writableChannel(slack, requireText(args, 'channel_id'));
  const files = objects(args.files).map((one) => {
    const file = slack.files.find(text(one, 'id'));
    if (!file) throw new SlackApiError('file_not_found');
    return fileJson(file, address.http);
  });
  const thread = text(args, 'thread_ts') || undefined;
  const author = { user: APP.user, bot_id: APP.bot, app_id: APP.id };
  workspace.post({
    ...author,
    channel: channel.id,
    ts: clock.ts(),
    subtype: 'file_share',
    text: '',
    files,
    thread_ts: thread,
    reactions: [],
  });
  return { files };
}
