import type { Times } from '../../core/times.ts';
import type { AccountsFor } from '../answer/accounts/in-use.ts';
import type { Responder } from '../answer/answer.ts';
import type { Composers } from '../answer/composers.ts';
import { type Acknowledge, createAcknowledgements } from '../answer/delivery/acknowledgement.ts';
import type { Destination } from '../answer/delivery/destination.ts';
import { type EphemeralClient, privately } from '../answer/delivery/ephemeral.ts';
import type { PostClient } from '../answer/delivery/post.ts';
import type { Respond } from '../answer/delivery/response-url.ts';
import type { ViewsClient } from '../answer/delivery/views.ts';
import { accountUse, MAX_IDENTIFIERS, type PersonAsking } from '../answer/question.ts';
import type { Message } from '../cards/card.ts';
import { usageCard } from '../cards/notices/usage.ts';
import { boundedText } from '../intake/bounded-text.ts';
import { readSubCommand, type SubCommandName } from '../intake/sub-command.ts';
import type { ConversationsClient } from '../policy/membership.ts';

/** What is used of a slash command's payload. */
export interface CommandArgs {
  readonly command: {
    /** With its slash, as the manifest routes it here. */
    readonly command: string;
    readonly text?: string | undefined;
    readonly team_id: string;
    readonly user_id: string;
    readonly channel_id: string;
    readonly trigger_id?: string | undefined;
  };
  readonly ack: Acknowledge;
  /** Absent where Slack gave no response_url. */
  readonly respond?: Respond | undefined;
  readonly client: ConversationsClient & EphemeralClient & PostClient & ViewsClient;
}

/** A command that is not a look-up. */
export interface SubCommandCall {
  readonly asker: PersonAsking;
  /** With its slash, as it was called. */
  readonly command: string;
  /** The text without the words that name the command. */
  readonly typed: string;
  /** Ephemeral. */
  readonly destination: Destination<Message>;
  /** Opens a window, within three seconds; undefined: none can be opened. */
  readonly triggerId: string | undefined;
  readonly client: CommandArgs['client'];
}

export type SubCommand = (call: SubCommandCall) => Promise<void>;

export interface CommandDeps {
  readonly accountsFor: AccountsFor<'read'>;
  readonly responder: Responder;
  readonly composers: Composers;
  /** `help` is known here. */
  readonly subCommands: Readonly<Record<Exclude<SubCommandName, 'help'>, SubCommand>>;
  readonly times: Pick<Times, 'acknowledgement'>;
}

const SURFACE = 'command';

/** `/order 8985 2202 …`: an ephemeral answer. `help`, nothing, and what holds no identifier are answered with the usage. */
export function createCommand(deps: CommandDeps): (args: CommandArgs) => Promise<void> {
  const openAcknowledgement = createAcknowledgements(deps.times.acknowledgement);
  const subCommands = { ...deps.subCommands, help: (call: SubCommandCall) => usage(deps, call, 'help') };
  const answer = async (command: CommandArgs['command'], client: CommandArgs['client'], destination: Destination<Message>) => {
    const typed = withoutCommand(boundedText(command.text ?? ''), command.command);
    const asker = { team: command.team_id, user: command.user_id, channel: command.channel_id };
    const call = { asker, command: command.command, triggerId: command.trigger_id, destination, client };
    const said = readSubCommand(typed);
    if (said) return await subCommands[said.name]({ ...call, typed: said.rest });
    await lookUp(deps, { ...call, typed });
  };
  return async ({ command, ack, respond, client }) => {
    const otherwise = privately(client, { channel: command.channel_id, user: command.user_id });
    const acknowledgement = openAcknowledgement({ ack, respond, otherwise });
    try {
      await answer(command, client, acknowledgement.destination);
    } finally {
      await acknowledgement.close();
    }
  };
}

/** Some type the command once more, or as it is in messages. */
function withoutCommand(text: string, command: string): string {
  const typed = text.trim();
  const [first = ''] = typed.split(/\s/, 1);
  return [command, '!order'].includes(first.toLowerCase()) ? typed.slice(first.length).trim() : typed;
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
