import type { Identifier } from '../core/identifier.ts';
import type { Asker, Responder } from './answer.ts';
import { readDetailsValue } from './cards/actions.ts';
import { noticeCard } from './cards/notice.ts';
import { loadingView } from './cards/views.ts';
import { modal, type Respond, responseUrl, type ViewsClient } from './destination.ts';
import type { Questions } from './question.ts';
import type { Replies } from './replies.ts';

/** What is used of a button's payload. */
export interface ButtonArgs {
  readonly body: {
    readonly team: { readonly id: string } | null;
    readonly user: { readonly id: string };
    readonly channel?: { readonly id: string } | undefined;
    readonly container: { readonly is_ephemeral?: boolean };
    readonly trigger_id: string;
  };
  readonly action: { readonly value?: string };
  ack(): Promise<void>;
  readonly respond: Respond;
  readonly client: ViewsClient;
}

export interface ButtonParts {
  readonly questions: Questions;
  readonly responder: Responder;
  readonly replies: Replies;
}

export interface Buttons {
  refresh(args: ButtonArgs): Promise<void>;
  showInChannel(args: ButtonArgs): Promise<void>;
  details(args: ButtonArgs): Promise<void>;
  /** A link button: Slack wants it acknowledged, nothing else happens. */
  link(args: { ack(): Promise<void> }): Promise<void>;
}

export function createButtons(parts: ButtonParts): Buttons {
  return {
    refresh: (args) => refresh(parts, args),
    showInChannel: (args) => showInChannel(parts, args),
    details: (args) => details(parts, args),
    link: ({ ack }) => ack(),
  };
}

async function refresh(parts: ButtonParts, { ack, ...args }: ButtonArgs): Promise<void> {
  await ack();
  const identifiers = await recalled(parts, args, args.action.value);
  if (!identifiers) return;
  const shown = !args.body.container.is_ephemeral;
  const question = { surface: 'refresh', asker: askerOf(args.body), identifiers, typed: '', refresh: true };
  const destination = responseUrl({ respond: args.respond, type: shown ? 'in_channel' : 'ephemeral', replaces: true });
  await parts.responder.answer(question, parts.replies.card(identifiers, { shown }), destination);
}

/** Posts the card for everybody, then puts a word in the place of the ephemeral one. */
async function showInChannel(parts: ButtonParts, { ack, ...args }: ButtonArgs): Promise<void> {
  await ack();
  const identifiers = await recalled(parts, args, args.action.value);
  if (!identifiers) return;
  const asker = askerOf(args.body);
  const destination = responseUrl({ respond: args.respond, type: 'in_channel', replaces: false });
  const question = { surface: 'show_in_channel', asker, identifiers, typed: '' };
  const isOut = await parts.responder.answer(question, parts.replies.card(identifiers, { shown: true }), destination);
  const private_ = responseUrl({ respond: args.respond, type: 'ephemeral', replaces: isOut });
  await parts.responder.say(
    asker,
    (context) => noticeCard(isOut ? context.words.shownInChannel : context.words.notShown, context),
    private_,
  );
}

async function details(parts: ButtonParts, { ack, ...args }: ButtonArgs): Promise<void> {
  await ack();
  const { question: value, order } = readDetailsValue(args.action.value ?? '');
  const identifiers = await recalled(parts, args, value);
  if (!identifiers) return;
  const asker = askerOf(args.body);
  const destination = modal(args.client, args.body.trigger_id);
  const isOpen = await parts.responder.say(asker, loadingView, destination);
  if (!isOpen)
    return void (await parts.responder.say(
      asker,
      (context) => noticeCard(context.words.modalNotOpened, context),
      privately(args.respond),
    ));
  await parts.responder.answer({ surface: 'details', asker, identifiers, typed: '' }, parts.replies.details(order), destination);
}

/** What the button asks again; a card whose question is forgotten says so. */
async function recalled(
  parts: ButtonParts,
  args: Omit<ButtonArgs, 'ack'>,
  value: string | undefined,
): Promise<readonly Identifier[] | undefined> {
  const identifiers = parts.questions.decode(value ?? '');
  if (!identifiers)
    await parts.responder.say(
      askerOf(args.body),
      (context) => noticeCard(context.words.tooOld, context),
      privately(args.respond),
    );
  return identifiers;
}

function privately(respond: Respond): ReturnType<typeof responseUrl> {
  return responseUrl({ respond, type: 'ephemeral', replaces: false });
}

function askerOf({ team, user, channel }: ButtonArgs['body']): Asker {
  return { team: team?.id ?? 'enterprise', user: user.id, channel: channel?.id };
}
