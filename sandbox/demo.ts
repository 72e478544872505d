import { asText } from '../src/slack/cards/plain.ts';
import { CHANNELS } from './slack/channels.ts';
import { PEOPLE } from './slack/people.ts';
import { messageOf } from './slack/reply.ts';
import { startWorld } from './world.ts';

const ASKED = '8985 2202 2090 8997 1478';

/** `npm run demo`: the whole way of one question, from a signed slash command to the reply that a person reads. */
const world = await startWorld();
const say = (text: string) => void process.stdout.write(`${text}\n\n`);
say(`Order Scout is up at ${world.url}, between stand-ins for Slack and for four vendors.`);
say(`Ada types in #support:  /order ${ASKED}`);
const { status, after } = await world.slack.command({ user: PEOPLE.ada, channel: CHANNELS.support, text: ASKED });
await world.bot.idle();
say(`Acknowledged with ${status} after ${after} ms. Only Ada sees the answer, and what came after it:`);
for (const message of world.slack.seenBy(PEOPLE.ada, CHANNELS.support)) say(asText(messageOf({ ...message })));
await world.close();
