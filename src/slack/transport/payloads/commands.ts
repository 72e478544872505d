import { type App, RespondError } from '@slack/bolt';
import * as z from 'zod';
import type { CommandArgs } from '../../command/command.ts';
import type { SlackFetch } from '../fetch.ts';
import { parsePayload } from './malformed.ts';

export interface CommandsDeps {
  /** A surface. */
  command(args: CommandArgs): Promise<void>;
  readonly client: CommandArgs['client'];
  readonly fetch: SlackFetch;
  /** See bolt.ts. */
  during<Result>(work: Promise<Result>): Promise<Result>;
}

/** docs.slack.dev/interactivity/implementing-slash-commands, "Preparing your app to receive commands". Without the last two, less can be answered. */
const COMMAND = z.object({
  command: z.string(),
  text: z.string().optional(),
  team_id: z.string(),
  user_id: z.string(),
  channel_id: z.string(),
  trigger_id: z.string().optional(),
  response_url: z.string().optional(),
});

/** Answers commands before Bolt, which takes as long to pass one on as it takes to answer it when the answer is known. */
export function answerCommands(app: Pick<App, 'processEvent'>, deps: CommandsDeps): void {
  const receive = app.processEvent.bind(app);
  app.processEvent = async (received) => {
    const { ack, body } = received;
    if (body?.command === undefined) return await receive(received);
    const { response_url: url, ...command } = parsePayload('command', COMMAND, body);
    const respond = url === undefined ? undefined : respondTo(url, deps.fetch);
    await deps.during(deps.command({ command, ack, respond, client: deps.client }));
  };
}

/** As Bolt's `respond`. */
function respondTo(url: string, fetch: SlackFetch): NonNullable<CommandArgs['respond']> {
  return async (message) => {
    const headers = { 'content-type': 'application/json' };
    const reply = await fetch(url, { method: 'POST', headers, body: JSON.stringify(message) });
    if (!reply.ok) throw new RespondError(`The response_url replied ${reply.status}`, reply.status);
    return reply;
  };
}
