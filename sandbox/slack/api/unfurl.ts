import { checkBlocks } from '../blocks/blocks.ts';
import { linksIn } from '../client/rich-text.ts';
import { isObject, type Json, objects, text } from '../json.ts';
import { invalidError, SlackApiError } from '../state/slack-error.ts';
import type { SlackState } from '../state/state.ts';
import { readableChannel } from './access.ts';
import { requireText } from './method.ts';

/** chat.unfurl: adds an attachment for each link; only links of the message are accepted. */
export function unfurl(args: Json, slack: SlackState): Json {
  const [channel, ts] = placeOf(args);
  const { id } = readableChannel(slack, channel);
  const message = slack.workspace.message(id, ts);
  if (!message) throw new SlackApiError('cannot_find_message');
  const unfurls = args.unfurls ?? (isObject(args.metadata) ? {} : undefined);
  if (!isObject(unfurls)) throw new SlackApiError('missing_unfurls');
  const links = linksIn(message.text).map(({ href }) => href);
  for (const [url, content] of Object.entries(unfurls)) check(url, content, links);
  const attachments = Object.entries(unfurls).map(([url, content]) => ({
    from_url: url,
    is_app_unfurl: true,
    ...Object(content),
  }));
  slack.workspace.edit(message, { attachments: [...(message.attachments ?? []), ...attachments] });
  return {};
}

/** The message's channel and ts, given as such or as the event's unfurl_id. */
function placeOf(args: Json): readonly [channel: string, ts: string] {
  const [channel = '', seconds = '', fraction = ''] = text(args, 'unfurl_id').split('.');
  if (channel !== '') return [channel, `${seconds}.${fraction}`];
  return [requireText(args, 'channel'), requireText(args, 'ts')];
}

function check(url: string, content: unknown, links: readonly string[]): void {
  if (!URL.canParse(url) || !links.includes(new URL(url).href)) throw new SlackApiError('cannot_unfurl_url');
  if (!isObject(content)) throw new SlackApiError('invalid_unfurls_format');
  const violations = checkBlocks(objects(content.blocks), 'message', `/unfurls/${url.replaceAll('/', '~1')}/blocks`);
  if (violations.length > 0) throw invalidError('cannot_unfurl_message', violations);
}
