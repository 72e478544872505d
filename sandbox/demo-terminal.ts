import { asText } from '../src/slack/cards/plain.ts';
import { messageOf } from './slack/posted-message.ts';
import { CHANNELS } from './slack/workspace/channels.ts';
import { PEOPLE } from './slack/workspace/people.ts';
import { startWorld } from './world.ts';

const QUESTION = '8985 2202 2090 8997 1478';

/** Runs one question, from the signed slash command to the reply, and prints it. */
export async function runInTerminal(print: (text: string) => void): Promise<void> {
  const world = await startWorld();
  print(`Order Scout is up at ${world.url}, between stand-ins for Slack and for four vendors.`);
  print(`Ada types in #support:  /order ${QUESTION}`);
  const { status, after } = await world.slack.command({ user: PEOPLE.ada, channel: CHANNELS.support, text: QUESTION });
  await world.bot.idle();
  print(`Acknowledged with ${status} after ${after} ms. Only Ada sees the answer, and what came after it:`);
  for (const message of world.slack.seenBy(PEOPLE.ada, CHANNELS.support)) print(asText(messageOf({ ...message }), '\n\n'));
  await world.close();
}
