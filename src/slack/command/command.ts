import type { Times } from '../../core/times.ts';
import type { AccountsFor } from '../answer/accounts/in-use.ts';
import type { Responder } from '../answer/answer.ts';
import type { Composers } from '../answer/composers.ts';
import { type Acknowledge, openAcknowledgement } from '../answer/delivery/acknowledgement.ts';
import type { Destination } from '../answer/delivery/destination.ts';
import { type EphemeralClient, privately } from '../answer/delivery/ephemeral.ts';
import type { PostClient } from '../answer/delivery/post.ts';
import type { Respond } from '../answer/delivery/response-url.ts';
import type { ViewsClient } from '../answer/delivery/views.ts';
import { accountUse, MAX_IDENTIFIERS, type PersonAsking } from '../answer/question.ts';
import type { Message } from '../cards/card.ts';
import { usageCard } from '../cards/notices/usage.ts';
import type { ConversationsClient } from '../policy/membership.ts';

/** What is used of a slash command's payload. */
export interface CommandArgs {
  readonly command: {
    /** With its slash, as the manifest routes it here. */
    readonly command: string;
    readonly text?: string;
    readonly team_id: string;
    readonly user_id: string;
    readonly channel_id: string;
    readonly trigger_id: string;
  };
  readonly ack: Acknowledge;
  readonly respond: Respond;
  readonly client: ConversationsClient & EphemeralClient & PostClient & ViewsClient;
}

/** A command whose first word is not a look-up. */
export interface SubCommandCall {
  readonly asker: PersonAsking;
  /** With its slash, as it was called. */
  readonly command: string;
  /** The text after the first word. */
  readonly typed: string;
  /** Ephemeral. */
  readonly destination: Destination<Message>;
  /** Opens a window, within three seconds. */
  readonly triggerId: string;
  readonly client: CommandArgs['client'];
}

export type SubCommand = (call: SubCommandCall) => Promise<void>;

export interface CommandDeps {
  readonly accountsFor: AccountsFor<'read'>;
  readonly responder: Responder;
  readonly composers: Composers;
  /** By their first word, in lower case; `help` is known here. */
  readonly subCommands: Readonly<Record<string, SubCommand>>;
  readonly times: Pick<Times, 'acknowledgement'>;
}

const SURFACE = 'command';
const FIRST_WORD = /^\p{L}{1,20}(?![\p{L}\p{N}_-])/u;
/** What may follow a sub-command: with anything else its name is a word of a sentence with something to look up. */
const BEHIND: Readonly<Record<string, (rest: string) => boolean>> = {
  why: (rest) => /^[.!?…。！？]*$|\/archives\/\w/u.test(rest),
  audit: (rest) => /^(?:me)?$/i.test(rest),
  follow: isOnlyIds,
  unfollow: isOnlyIds,
  关注: isOnlyIds,
  取消关注: isOnlyIds,
};
const NOTHING = /^[\s.!?。！？]*$/u;
const SEPARATOR = /[\s,;，；、]+/;

function isNothing(rest: string): boolean {
  return NOTHING.test(rest);
}

/** "follow 4567", not "follow up on 4567": every word has a digit, or is a provider's prefix. */
function isOnlyIds(rest: string): boolean {
  return rest.split(SEPARATOR).every((word) => word === '' || /\d|[:：]$/.test(word));
}

/** `/order 8985 2202 …`: an ephemeral answer. `help`, nothing, and what holds no identifier are answered with the usage. */
export function createCommand(deps: CommandDeps): (args: CommandArgs) => Promise<void> {
  const help: SubCommand = (call) => usage(deps, call, 'help');
  const subCommands = new Map<string, SubCommand>([
    ['help', help],
    ['帮助', help],
    ['幫助', help],
    ...Object.entries(deps.subCommands),
  ]);
  const answer = async (command: CommandArgs['command'], client: CommandArgs['client'], destination: Destination<Message>) => {
    const typed = command.text?.trim() ?? '';
    const asker = { team: command.team_id, user: command.user_id, channel: command.channel_id };
    const call = { asker, command: command.command, triggerId: command.trigger_id, destination, client };
    const [word = ''] = FIRST_WORD.exec(typed) ?? [];
    const name = word.toLowerCase();
    const subCommand = subCommands.get(name);
    const isAlone = (BEHIND[name] ?? isNothing)(typed.slice(word.length).trim());
    if (subCommand && isAlone) return await subCommand({ ...call, typed: typed.slice(word.length).trim() });
    await lookUp(deps, { ...call, typed });
  };
  return async ({ command, ack, respond, client }) => {
    const otherwise = privately(client, { channel: command.channel_id, user: command.user_id });
    const acknowledgement = openAcknowledgement({ ack, respond, otherwise, within: deps.times.acknowledgement });
    try {
      await answer(command, client, acknowledgement.destination);
    } finally {
      await acknowledgement.close();
    }
  };
}

async function lookUp(deps: CommandDeps, call: SubCommandCall): Promise<void> {
  const { asker, typed, destination } = call;
  const { read } = await deps.accountsFor(accountUse({ surface: SURFACE, asker }));
  const identifiers = read(typed, { asked: true });
  if (identifiers.length === 0) return await usage(deps, call, typed);
  await deps.responder.answer(
    { surface: SURFACE, asker, identifiers, typed },
    deps.composers.card(identifiers.slice(0, MAX_IDENTIFIERS), { shown: false }),
    destination,
  );
}

async function usage({ responder }: CommandDeps, { asker, command, destination }: SubCommandCall, typed: string): Promise<void> {
  await responder.say(asker, (context) => usageCard({ command, typed }, context), destination);
}
