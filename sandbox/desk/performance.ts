import type { Scenario, Step } from '../scenarios.ts';
import { CHANNELS } from '../slack/channels.ts';
import { objects } from '../slack/json.ts';
import { elementsOf } from '../slack/payloads/elements.ts';
import { PEOPLE } from '../slack/people.ts';
import type { World } from '../world.ts';
import type { Breaking } from './breaking.ts';
import { asSlackText } from './typed.ts';

const PATIENCE_MS = 30_000;

interface Stage {
  readonly world: World;
  readonly breaking: Breaking;
  readonly user: string;
  readonly channel: string;
}

/** Where and as whom a scenario plays. */
export function stageOf({ person, channel }: Scenario): Pick<Stage, 'user' | 'channel'> {
  return { user: PEOPLE[person], channel: CHANNELS[channel] };
}

/** Plays a scenario, mended before and after; resolves when the bot has come to rest. */
export async function perform(scenario: Scenario, world: World, breaking: Breaking): Promise<void> {
  breaking.mend();
  if (scenario.fresh) await world.restart();
  try {
    for (const step of scenario.steps) await take(step, { world, breaking, ...stageOf(scenario) });
    await atRest(world);
  } finally {
    breaking.mend();
  }
}

async function take(step: Step, stage: Stage): Promise<void> {
  const { world, breaking, user, channel } = stage;
  const { slack } = world;
  switch (step.act) {
    case 'command':
      await slack.command({ user, channel, text: step.text });
      return;
    case 'message':
      await say(step, stage);
      return;
    case 'press':
      await press(step.button, stage);
      return;
    case 'break':
      breaking.vendor(step.vendor, step.latency ?? 0, step.error);
      return;
    case 'redeliver':
      await redeliver(stage);
      return;
    case 'settle':
      await atRest(world);
  }
}

async function say(step: Extract<Step, { act: 'message' }>, { world: { slack }, user, channel }: Stage): Promise<void> {
  const text = asSlackText(step.text, slack.workspace.users.values());
  const author = step.as === 'alerts' ? { app: 'alerts' as const, subtype: 'bot_message' } : { user };
  await slack.message({ channel, text, ...author, ...(step.attachments ? { attachments: step.attachments } : {}) });
}

async function press(button: string, { world: { slack }, user, channel }: Stage): Promise<void> {
  const hasButton = (blocks: unknown) => elementsOf(objects(blocks)).some(({ element }) => element.action_id === button);
  const message = slack.seenBy(user, channel).findLast(({ blocks }) => hasButton(blocks));
  if (!message) throw new Error(`There is no button ${button} to press`);
  await slack.press({ user, message, action_id: button });
}

async function redeliver({ world: { slack } }: Stage): Promise<void> {
  const event = slack.deliveries.findLast(({ parcel }) => parcel.kind === 'events_api');
  if (event) await slack.redeliver(event);
}

async function atRest({ slack, bot }: World): Promise<void> {
  await slack.settled(PATIENCE_MS);
  await bot.idle();
}
