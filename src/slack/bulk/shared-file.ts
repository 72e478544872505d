import type { PostClient } from '../answer/delivery/post.ts';
import { post } from '../answer/delivery/post.ts';
import { modal, type ViewsClient } from '../answer/delivery/views.ts';
import { sayNotice } from '../answer/notices.ts';
import { askerOf } from '../answer/question.ts';
import { loadingView, messageView } from '../cards/views/views.ts';
import { type Deduplicator, messageKey, type Receipt } from '../memory/deduplication.ts';
import type { MessageEvent } from '../messages/message-event.ts';
import type { MessageShortcutArgs } from '../window/shortcut.ts';
import { listFilesIn, type ReadFileDeps, startFile } from './read-file.ts';

export interface SharedFileDeps extends ReadFileDeps {
  readonly deduplicator: Deduplicator;
}

/** A direct message with a file. */
export interface SharedFile {
  readonly event: MessageEvent;
  readonly person: string;
  readonly client: PostClient;
  readonly receipt: Receipt | undefined;
}

/** Files that somebody shares with the bot, or chooses by the shortcut in a message's menu. */
export interface SharedFiles {
  /** Whether a message has a file that may be a list. */
  has(message: unknown): boolean;
  inDirectMessage(shared: SharedFile): Promise<void>;
  byShortcut(args: Omit<MessageShortcutArgs, 'ack'>): Promise<void>;
}

export function createSharedFiles(deps: SharedFileDeps): SharedFiles {
  return {
    has: (message) => listFilesIn(message).length > 0,
    async inDirectMessage({ event, person, client, receipt }) {
      const asker = { team: event.team, user: person, channel: event.channel };
      const work = async () => {
        for (const file of listFilesIn(event.message)) {
          const refusal = await startFile(deps, asker, file, client);
          if (refusal)
            await sayNotice(deps.responder, asker, refusal, post(client, { channel: event.channel, thread: undefined }));
        }
        return true;
      };
      await deps.deduplicator.run(messageKey('list', event, []), { unsure: 'answer', receipt, work });
    },
    byShortcut: ({ shortcut, client }) => deps.responder.during(byShortcut(deps, shortcut, client)),
  };
}

/** The window says where the result will be, or why there is none. */
async function byShortcut(
  deps: SharedFileDeps,
  shortcut: MessageShortcutArgs['shortcut'],
  client: PostClient & ViewsClient,
): Promise<void> {
  const asker = askerOf(shortcut, shortcut.channel.id);
  const window = modal(client, shortcut.trigger_id);
  await deps.responder.say(asker, loadingView, window);
  for (const file of listFilesIn(shortcut.message)) {
    const refusal = await startFile(deps, asker, file, client);
    await deps.responder.say(
      asker,
      (context) => messageView(refusal ? refusal(context.words) : context.words.bulk.inDirectMessage, context),
      window,
    );
  }
}
