import type { HomeView, View } from '@slack/types';
import { sections } from '../cards/blocks/blocks.ts';
import type { CardContext, Message } from '../cards/card.ts';
import { messageView } from '../cards/views/views.ts';
import type { Destination } from './delivery.ts';
import { findPosted, type HistoryClient, newPostMark, type PostMark } from './find-posted.ts';
import { readSlackError, throwIfRejected } from './slack-error.ts';

/** For how long each kind of reply is still wanted, in milliseconds. */
export const LIFE_MS = {
  /** docs.slack.dev: a response_url lives for 30 minutes. */
  responseUrl: 30 * 60_000,
  message: 5 * 60_000,
  /** A trigger lives for three seconds, and whoever sees an old view may press again. */
  view: 10_000,
} as const;

const NO_UNFURLS = { unfurl_links: false, unfurl_media: false };

/** Bolt's `respond`: posts to the response_url of a payload. */
export type Respond = (message: {
  text: string;
  blocks: Message['blocks'][number][];
  response_type: 'ephemeral' | 'in_channel';
  replace_original: boolean;
  thread_ts?: string;
  unfurl_links: boolean;
  unfurl_media: boolean;
}) => Promise<unknown>;

interface ResponseUrl {
  readonly respond: Respond;
  readonly type: 'ephemeral' | 'in_channel';
  /** A button's response_url can replace the button's message; a command's posts another one. */
  readonly replaces: boolean;
  /** The thread of the button's message: a response_url posts to the channel otherwise (slackapi/bolt-js#963). */
  readonly thread?: string | undefined;
  readonly otherwise?: Destination<Message> | undefined;
}

/** Replies through a response_url: five times at the most, within 30 minutes. */
export function responseUrl({ respond, type, replaces, thread, otherwise }: ResponseUrl): Destination<Message> {
  const fixed = {
    response_type: type,
    replace_original: replaces,
    ...NO_UNFURLS,
    ...(thread === undefined ? {} : { thread_ts: thread }),
  };
  return {
    call: 'response_url',
    replaces,
    life: LIFE_MS.responseUrl,
    otherwise,
    plain: withoutBlocks,
    send: async ({ text, blocks }) => void (await throwIfRejected(await respond({ text, blocks: [...blocks], ...fixed }))),
  };
}

function withoutBlocks({ text }: Message): Message {
  return { text, blocks: [] };
}

/** What is used of Slack's Web API for modals. */
export interface ViewsClient {
  readonly views: {
    open(call: { trigger_id: string; view: View }): Promise<{ view?: { id?: string } }>;
    push(call: { trigger_id: string; view: View }): Promise<{ view?: { id?: string } }>;
    update(call: { view_id: string; view: View }): Promise<unknown>;
  };
}

/**
 * Opens a modal with the first reply, which must come within three seconds of the click, and updates it with the others.
 * @param how `push` puts it on top of the modal that was clicked in
 */
export function modal(client: ViewsClient, triggerId: string, how: 'open' | 'push' = 'open'): Destination<View> {
  let viewId: string | undefined;
  return {
    call: 'views',
    replaces: true,
    life: LIFE_MS.view,
    plain: cannotShow,
    send: async (view) => {
      if (viewId !== undefined) return void (await client.views.update({ view_id: viewId, view }));
      viewId = (await client.views[how]({ trigger_id: triggerId, view })).view?.id;
      return undefined;
    },
  };
}

/** Each reply takes the place of what an open modal shows; one that was closed meanwhile takes none. */
export function openModal(client: ViewsClient, viewId: string): Destination<View> {
  return {
    call: 'views.update',
    replaces: true,
    life: LIFE_MS.view,
    plain: cannotShow,
    send: async (view) => void (await client.views.update({ view_id: viewId, view })),
  };
}

function cannotShow(_view: View, context: CardContext): View {
  return messageView(context.words.cannotShow, context);
}

/** What is used of Slack's Web API for the App Home. */
export interface HomeClient {
  readonly views: { publish(call: { user_id: string; view: HomeView }): Promise<unknown> };
}

/** One person's App Home; without a hash, so that of two publications the later one counts. */
export function appHome(client: HomeClient, user: string): Destination<HomeView> {
  return {
    call: 'views.publish',
    replaces: true,
    life: LIFE_MS.view,
    plain: (_view, { words }) => ({ type: 'home', blocks: sections([words.cannotShow]) }),
    send: async (view) => void (await client.views.publish({ user_id: user, view })),
  };
}

/** What is used of Slack's Web API for messages that one person sees. */
export interface EphemeralClient {
  readonly chat: {
    postEphemeral(call: {
      channel: string;
      user: string;
      thread_ts?: string;
      text: string;
      blocks: Message['blocks'][number][];
      unfurl_links: boolean;
      unfurl_media: boolean;
    }): Promise<unknown>;
  };
}

/** A message in the channel that only the person sees; in a direct message where there is no channel. It cannot be replaced. */
export function ephemeral(
  client: EphemeralClient,
  {
    channel,
    user,
    thread,
  }: { readonly channel: string | undefined; readonly user: string; readonly thread?: string | undefined },
): Destination<Message> {
  return {
    call: 'chat.postEphemeral',
    replaces: false,
    life: LIFE_MS.message,
    plain: withoutBlocks,
    send: async ({ text, blocks }) => {
      const message = {
        channel: channel ?? user,
        user,
        ...(thread === undefined ? {} : { thread_ts: thread }),
        text,
        blocks: [...blocks],
        ...NO_UNFURLS,
      };
      return void (await client.chat.postEphemeral(message));
    },
  };
}

/** What is used of Slack's Web API for messages that everybody sees. */
export interface PostClient extends HistoryClient {
  readonly chat: {
    postMessage(call: Post & { thread_ts?: string; metadata: PostMark }): Promise<{ ts?: string }>;
    update(call: Omit<Post, 'unfurl_links' | 'unfurl_media'> & { ts: string }): Promise<unknown>;
  };
}

interface Post {
  readonly channel: string;
  readonly text: string;
  readonly blocks: Message['blocks'][number][];
  readonly unfurl_links: boolean;
  readonly unfurl_media: boolean;
}

/** A message that we posted before: every reply replaces it. */
export function postedMessage(
  client: PostClient,
  { channel, ts }: { readonly channel: string; readonly ts: string },
): Destination<Message> {
  return {
    call: 'chat.update',
    replaces: true,
    life: LIFE_MS.message,
    plain: withoutBlocks,
    send: async ({ text, blocks }) => {
      await client.chat.update({ channel, ts, text, blocks: [...blocks] });
      return ts;
    },
  };
}

/** A message of our own in a channel, a thread or a direct message: posted once, updated afterwards. */
export function post(
  client: PostClient,
  { channel, thread }: { readonly channel: string; readonly thread: string | undefined },
): Destination<Message> {
  const metadata = newPostMark();
  let posted: string | undefined;
  let isDoubtful = false;
  const inThread = thread === undefined ? {} : { thread_ts: thread };
  const create = async (message: Pick<Post, 'channel' | 'text' | 'blocks'>) => {
    try {
      return (await client.chat.postMessage({ ...message, ...inThread, ...NO_UNFURLS, metadata })).ts;
    } catch (error) {
      ({ isDoubtful } = readSlackError(error));
      throw error;
    }
  };
  return {
    call: 'chat.postMessage',
    replaces: true,
    life: LIFE_MS.message,
    plain: withoutBlocks,
    send: async ({ text, blocks }) => {
      const message = { channel, text, blocks: [...blocks] };
      if (posted === undefined && isDoubtful) posted = await findPosted(client, { channel, thread }, metadata);
      if (posted === undefined) posted = await create(message);
      else await client.chat.update({ ...message, ts: posted });
      return posted;
    },
  };
}

/** As {@link ephemeral}; where Slack cannot show it in the channel, a direct message. */
export function privately(
  client: EphemeralClient & PostClient,
  place: { readonly channel: string | undefined; readonly user: string; readonly thread?: string | undefined },
): Destination<Message> {
  return { ...ephemeral(client, place), otherwise: post(client, { channel: place.user, thread: undefined }) };
}

/** Sends the first reply only, for what can be said once. */
export function sendOnce<Reply>(destination: Destination<Reply>): Destination<Reply> {
  let isSent = false;
  return {
    ...destination,
    send: async (reply) => {
      if (isSent) return undefined;
      const ts = await destination.send(reply);
      isSent = true;
      return ts;
    },
  };
}
