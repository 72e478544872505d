import { readContent } from '../blocks/content.ts';
import { flag, type Json, text } from '../json.ts';
import type { ResponseTarget } from '../state/response-urls.ts';
import type { SlackApiError } from '../state/slack-error.ts';
import type { SlackState } from '../state/state.ts';
import type { Content, Message } from '../workspace/messages.ts';
import { APP } from '../workspace/people.ts';

/** Handles a post to a response_url. Throws SlackApiError, see `statusOf`. */
export function handleResponseUrl(path: string, body: Json, slack: SlackState): void {
  const { workspace, responseUrls } = slack;
  const target = responseUrls.use(path);
  const original = target.original && workspace.message(target.original.channel, target.original.ts);
  if (original && flag(body, 'delete_original')) {
    workspace.remove(original);
    return;
  }
  const content = readContent(body);
  if (original && flag(body, 'replace_original')) workspace.edit(original, content);
  else postAnswer(target, content, { type: text(body, 'response_type'), thread: text(body, 'thread_ts') }, slack);
}

interface Place {
  readonly type: string;
  /** Without thread_ts a response_url posts in the channel, even if its button is in a thread (slackapi/bolt-js#963). */
  readonly thread: string;
}

/** Posts an app's answer: visible only to the person unless `in_channel`. */
export function postAnswer(
  target: ResponseTarget,
  content: Content,
  { type, thread }: Place,
  { clock, workspace }: SlackState,
): Message {
  return workspace.post({
    ...content,
    channel: target.channel,
    ts: clock.ts(),
    thread_ts: thread || undefined,
    user: APP.user,
    bot_id: APP.bot,
    app_id: APP.id,
    reactions: [],
    visibleTo: type === 'in_channel' ? undefined : target.user,
  });
}

const GONE = new Set(['invalid_url', 'expired_url', 'used_url']);

/** HTTP status of a rejected post to a response_url. */
export function statusOf({ code }: SlackApiError): 400 | 404 {
  return GONE.has(code) ? 404 : 400;
}
