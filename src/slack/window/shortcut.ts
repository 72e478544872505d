import type { AccountsFor } from '../answer/accounts/in-use.ts';
import type { Responder } from '../answer/answer.ts';
import type { Composers } from '../answer/composers.ts';
import type { Destination } from '../answer/delivery/destination.ts';
import { type EphemeralClient, privately } from '../answer/delivery/ephemeral.ts';
import { type PostClient, post } from '../answer/delivery/post.ts';
import { type Respond, responseUrl } from '../answer/delivery/response-url.ts';
import type { ViewsClient } from '../answer/delivery/views.ts';
import { openOrExplain, sayNotice } from '../answer/notices.ts';
import { accountUse, askerOf, type Question } from '../answer/question.ts';
import type { Message } from '../cards/card.ts';
import { chosenIn, typedForm } from '../intake/chosen.ts';
import { messageText } from '../intake/message.ts';
import type { Search } from './search.ts';
import type { SearchOpening } from './search-payload.ts';

/** What is used of the payload of a global shortcut. */
export interface ShortcutArgs {
  readonly shortcut: {
    readonly team: { readonly id: string } | null;
    readonly user: { readonly id: string };
    readonly trigger_id: string;
  };
  ack(): Promise<void>;
  readonly client: ViewsClient & PostClient;
}

/** The same of a shortcut in a message's menu. */
export interface MessageShortcutArgs extends ShortcutArgs {
  readonly shortcut: ShortcutArgs['shortcut'] & {
    readonly channel: { readonly id: string };
    readonly message: { readonly ts: string; readonly thread_ts?: string };
  };
  readonly respond: Respond;
  readonly client: ViewsClient & PostClient & EphemeralClient;
}

export interface ShortcutDeps {
  readonly accountsFor: AccountsFor<'read'>;
  readonly search: Search;
  /** What a message with a file opens instead. */
  readonly files: { has(message: unknown): boolean; byShortcut(args: Omit<MessageShortcutArgs, 'ack'>): Promise<void> };
  readonly responder: Responder;
  readonly composers: Composers;
}

const SURFACE = 'message_shortcut';

/** The shortcuts that open the search window. */
export interface Shortcuts {
  /** "Look up orders" in a message's menu: opens with the message's identifiers. */
  lookUpOrders(args: MessageShortcutArgs): Promise<void>;
  /** "Find an order": opens empty. */
  findAnOrder(args: ShortcutArgs): Promise<void>;
}

export function createShortcuts(deps: ShortcutDeps): Shortcuts {
  return {
    lookUpOrders: (args) => lookUpOrders(deps, args),
    findAnOrder: (args) => findAnOrder(deps, args),
  };
}

async function findAnOrder({ search, responder }: ShortcutDeps, { shortcut, ack, client }: ShortcutArgs): Promise<void> {
  await ack();
  const asker = askerOf(shortcut, undefined);
  const opening: SearchOpening = {
    surface: 'global_shortcut',
    asker,
    triggerId: shortcut.trigger_id,
    client,
    identifiers: [],
    text: '',
  };
  const directMessage = post(client, { channel: shortcut.user.id, thread: undefined });
  await openOrExplain(responder, asker, () => search.open(opening), directMessage);
}

async function lookUpOrders(deps: ShortcutDeps, { ack, ...args }: MessageShortcutArgs): Promise<void> {
  await ack();
  const { shortcut, client, respond } = args;
  if (deps.files.has(shortcut.message)) return await deps.files.byShortcut(args);
  const { channel, message, trigger_id: triggerId } = shortcut;
  const text = messageText(message);
  const asker = askerOf(shortcut, channel.id);
  const { read } = await deps.accountsFor(accountUse({ surface: SURFACE, asker }));
  const identifiers = chosenIn(text, read);
  const opening: SearchOpening = {
    surface: SURFACE,
    asker,
    triggerId,
    client,
    identifiers,
    text: identifiers.length > 0 ? identifiers.map(typedForm).join(', ') : text,
    source: { channel: channel.id, thread: message.thread_ts ?? message.ts },
    remark: ({ words }) => words.nothingInMessage,
  };
  const { isDelivered } = await deps.search.open(opening);
  if (isDelivered) return;
  const thread = message.thread_ts;
  const otherwise = privately(client, { channel: channel.id, user: shortcut.user.id, thread });
  await withoutWindow(deps, opening, responseUrl({ respond, type: 'ephemeral', replaces: false, thread, otherwise }));
}

/** Slack did not open the window in time: the answer is an ephemeral message. */
async function withoutWindow(
  { responder, composers }: ShortcutDeps,
  { surface, asker, identifiers, text }: SearchOpening,
  destination: Destination<Message>,
): Promise<void> {
  if (identifiers.length === 0)
    return void (await sayNotice(responder, asker, ({ nothingInMessage }) => nothingInMessage, destination));
  const question: Question = { surface, asker, identifiers, typed: text };
  await responder.answer(question, composers.card(identifiers, { shown: false }), destination);
}
