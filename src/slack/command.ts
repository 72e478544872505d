import type { Identifier } from '../core/identifier.ts';
import { type Asker, MOST_IDENTIFIERS, type Responder } from './answer.ts';
import { usageCard } from './cards/usage.ts';
import { type Respond, responseUrl } from './destination.ts';
import type { Replies } from './replies.ts';

/** What is used of a slash command's payload. */
export interface CommandArgs {
  readonly command: {
    /** With its slash, as the manifest routes it here. */
    readonly command: string;
    readonly text?: string;
    readonly team_id: string;
    readonly user_id: string;
    readonly channel_id: string;
  };
  ack(): Promise<void>;
  readonly respond: Respond;
}

export interface CommandParts {
  /** Reads what somebody asked with. */
  read(text: string): readonly Identifier[];
  readonly responder: Responder;
  readonly replies: Replies;
}

/** `/order 8985 2202 …`: an ephemeral answer. `help`, nothing, and what holds no identifier are answered with the usage. */
export function createCommand({ read, responder, replies }: CommandParts): (args: CommandArgs) => Promise<void> {
  return async ({ command, ack, respond }) => {
    await ack();
    const typed = command.text?.trim() ?? '';
    const asker: Asker = { team: command.team_id, user: command.user_id, channel: command.channel_id };
    const destination = responseUrl({ respond, type: 'ephemeral', replaces: false });
    const identifiers = /^help\b/i.test(typed) ? [] : read(typed);
    if (identifiers.length === 0) {
      const usage = { command: command.command, typed };
      await responder.say(asker, (context) => usageCard(usage, context), destination);
      return;
    }
    await responder.answer(
      { surface: 'command', asker, identifiers, typed },
      replies.card(identifiers.slice(0, MOST_IDENTIFIERS), { shown: false }),
      destination,
    );
  };
}
