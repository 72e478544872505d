import { objects } from '../slack/json.ts';
import { elementsOf } from '../slack/payloads/elements.ts';
import { CHANNELS } from '../slack/workspace/channels.ts';
import { PEOPLE } from '../slack/workspace/people.ts';
import type { World } from '../world.ts';
import type { Breaking } from './fault-controls.ts';
import type { Scenario, Step } from './scenarios.ts';
import { asSlackText } from './slack-text.ts';

const PATIENCE_MS = 30_000;

type Saying = Extract<Step, { act: 'message' }>;

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
  switch (step.act) {
    case 'command':
      await world.slack.command({ user, channel, text: step.text });
      return;
    case 'message':
      return await say(step, stage);
    case 'together':
      await Promise.all(step.steps.map((one) => take(one, stage)));
      return;
    case 'press':
      return await press(step.button, stage);
    case 'press in modal':
      return await pressInModal(step.button, stage);
    case 'shortcut':
      return await takeShortcut(step.callback, stage);
    case 'break':
      return breaking.vendor(step.vendor, step.latency ?? 0, step.error);
    case 'redeliver':
      return await redeliver(stage);
    case 'settle':
      return await atRest(world);
  }
}

async function say({ text, by, attachments }: Saying, { world: { slack }, user, channel }: Stage): Promise<void> {
  const said = { channel, text: asSlackText(text, slack.workspace.users.values()), ...authorOf(by, user) };
  await slack.message(attachments ? { ...said, attachments } : said);
}

function authorOf(by: Saying['by'], user: string) {
  if (by === 'alerts') return { app: 'alerts' as const, subtype: 'bot_message' };
  return { user: by === undefined ? user : PEOPLE[by] };
}

async function press(button: string, { world: { slack }, user, channel }: Stage): Promise<void> {
  const message = slack.seenBy(user, channel).findLast(({ blocks }) => hasButton(blocks, button));
  if (!message) throw new Error(`There is no button ${button} to press`);
  await slack.press({ user, message, action_id: button });
}

async function pressInModal(button: string, { world: { slack }, user }: Stage): Promise<void> {
  const view = slack.modalOf(user);
  if (!view || !hasButton(view.view.blocks, button)) throw new Error(`There is no modal with a button ${button}`);
  await slack.press({ user, view, action_id: button });
}

function hasButton(blocks: unknown, button: string): boolean {
  return elementsOf(objects(blocks)).some(({ element }) => element.action_id === button);
}

async function takeShortcut(callback: string, { world: { slack }, user, channel }: Stage): Promise<void> {
  const message = slack.seenBy(user, channel).findLast(({ visibleTo }) => visibleTo === undefined);
  if (message) await slack.shortcut({ user, callback_id: callback, message });
}

async function redeliver({ world: { slack } }: Stage): Promise<void> {
  const event = slack.deliveries.findLast(({ parcel }) => parcel.kind === 'events_api');
  if (event) await slack.redeliver(event);
}

async function atRest({ slack, bot }: World): Promise<void> {
  await slack.settled(PATIENCE_MS);
  await bot.idle();
}
