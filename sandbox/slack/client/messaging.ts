import type { Delivery } from '../delivery/sender.ts';
import type { EventPublisher } from '../events/publisher.ts';
import { channelOf, personOf } from '../payloads/origin.ts';
import { fileJson } from '../state/files.ts';
import type { SlackState } from '../state/state.ts';
import type { Content, Message } from '../workspace/messages.ts';
import { ALERTS } from '../workspace/people.ts';
import { toRichText } from './rich-text.ts';

/** A message that a person writes, or that another app posts. */
interface MessageInput extends Partial<Content> {
  readonly channel: string;
  readonly user?: string;
  /** Posted by the app Alerts; with the subtype `bot_message` without a user, like a webhook. */
  readonly app?: 'alerts';
  readonly subtype?: string;
  readonly username?: string;
  /** The parent's ts. */
  readonly thread_ts?: string;
  /** For posts of other apps, e.g. of a workflow, which has no user. */
  readonly bot_id?: string;
}

/** A message and the deliveries of its events. */
interface MessageResult {
  readonly message: Message;
  readonly deliveries: readonly Delivery[];
}

/** A file that a person shares in a conversation. */
interface SharedInput extends Pick<MessageInput, 'channel' | 'thread_ts'> {
  readonly user: string;
  readonly name: string;
  readonly content: string | Uint8Array;
  readonly mimetype?: string;
  /** What the person writes with it. */
  readonly text?: string;
}

type Target = Pick<Message, 'channel' | 'ts'>;

/** Actions of people and other apps in conversations. Deliveries are empty if the bot gets no event. */
export interface Messaging {
  message(input: MessageInput): Promise<MessageResult>;
  share(input: SharedInput): Promise<MessageResult>;
  edit(target: Target, content: Partial<Content>): Promise<MessageResult>;
  remove(target: Target): Promise<MessageResult>;
  react(target: Target, user: string, name: string): Promise<MessageResult>;
  unreact(target: Target, user: string, name: string): Promise<MessageResult>;
}

export function createMessaging(slack: SlackState, publisher: EventPublisher): Messaging {
  const { workspace } = slack;
  const change = async (target: Target, act: () => void): Promise<MessageResult> => {
    const message = find(slack, target);
    const deliveries = await publisher.deliveriesOf(act);
    return { message: workspace.message(target.channel, target.ts) ?? message, deliveries };
  };
  const setReaction = (target: Target, user: string, name: string, added: boolean) =>
    change(target, () => void workspace.react(find(slack, target), { user, name, added }));
  const send = async (input: MessageInput): Promise<MessageResult> => {
    const message = createMessage(input, slack);
    const deliveries = await publisher.deliveriesOf(() => void workspace.post(message));
    return { message, deliveries };
  };
  return {
    message: send,
    share: ({ name, content, mimetype = 'text/csv', ...input }) => {
      const file = slack.files.add({ name, mimetype, content: Buffer.from(content) });
      return send({ ...input, subtype: 'file_share', files: [fileJson(file, slack.address.http)] });
    },
    edit: (target, content) =>
      change(target, () => void workspace.edit(find(slack, target), editContent(target, content, slack))),
    remove: (target) => change(target, () => workspace.remove(find(slack, target))),
    react: (target, user, name) => setReaction(target, user, name, true),
    unreact: (target, user, name) => setReaction(target, user, name, false),
  };
}

function createMessage(input: MessageInput, slack: SlackState): Message {
  const { app, text = '', ...content } = input;
  channelOf(slack, input.channel);
  if (input.user !== undefined) personOf(slack, input.user);
  return {
    ...authorOf(app, input.subtype),
    blocks: input.user === undefined ? undefined : toRichText(text),
    ...content,
    text,
    ts: slack.clock.ts(),
    reactions: [],
  };
}

function authorOf(app: MessageInput['app'], subtype: string | undefined): Partial<Message> {
  if (app === undefined) return {};
  if (subtype === 'bot_message') return { bot_id: ALERTS.bot, username: ALERTS.name };
  return { user: ALERTS.user, bot_id: ALERTS.bot, app_id: ALERTS.id };
}

function editContent(target: Target, content: Partial<Content>, slack: SlackState): Partial<Message> {
  const { user } = find(slack, target);
  const blocks = content.text !== undefined && user !== undefined ? { blocks: toRichText(content.text) } : {};
  return { ...blocks, ...content, edited: { user: user ?? '', ts: slack.clock.ts() } };
}

function find({ workspace }: SlackState, { channel, ts }: Target): Message {
  const message = workspace.message(channel, ts);
  if (!message) throw new Error(`No message ${ts} in ${channel}`);
  return message;
}
