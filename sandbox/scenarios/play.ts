import { setTimeout as delay } from 'node:timers/promises';
import { STOP_LIST } from '../../src/slack/cards/actions.ts';
import { objects } from '../slack/json.ts';
import { hasElement } from '../slack/payloads/elements.ts';
import { CHANNELS } from '../slack/workspace/channels.ts';
import { PEOPLE } from '../slack/workspace/people.ts';
import { sendClinkEvent } from '../vendors/clink/webhook.ts';
import type { World } from '../world.ts';
import type { FaultControls } from './fault-controls.ts';
import type { Scenario, Step } from './scenario.ts';
import { toSlackText } from './slack-text.ts';

const TIMEOUT_MS = 90_000;
const POLL_MS = 50;

type MessageStep = Extract<Step, { kind: 'message' }>;

interface Setting {
  readonly world: World;
  readonly faults: FaultControls;
  readonly user: string;
  readonly channel: string;
}

/** The user and channel IDs of a scenario. */
export function settingOf({ person, channel }: Scenario): Pick<Setting, 'user' | 'channel'> {
  return { user: PEOPLE[person], channel: CHANNELS[channel] };
}

/** Plays a scenario without faults left from before; resolves when the bot is idle. */
export async function playScenario(scenario: Scenario, world: World, faults: FaultControls): Promise<void> {
  faults.restore();
  if (scenario.fresh) await world.restart();
  try {
    for (const step of scenario.steps) await runStep(step, { world, faults, ...settingOf(scenario) });
    await world.settled(TIMEOUT_MS);
  } finally {
    faults.restore();
  }
}

async function runStep(step: Step, setting: Setting): Promise<void> {
  const { world, faults, user, channel } = setting;
  switch (step.kind) {
    case 'command':
      await world.slack.command({ user, channel, text: step.text });
      return;
    case 'message':
      return await postMessage(step, setting);
    case 'share':
      return await shareList(step, setting);
    case 'together':
      await Promise.all(step.steps.map((one) => runStep(one, setting)));
      return;
    case 'press':
      return await press(step.button, setting);
    case 'press in modal':
      return await pressInModal(step.button, setting);
    case 'shortcut':
      return await runShortcut(step.callback, setting);
    case 'break':
      return faults.breakVendor(step.vendor, step.latency ?? 0, step.error);
    case 'report':
      return await report(step, world);
    case 'await':
      return await awaitText(step.text, setting);
    case 'redeliver':
      return await redeliver(setting);
    case 'settle':
      return await world.settled(TIMEOUT_MS);
  }
}

async function report({ type, order, fields = {} }: Extract<Step, { kind: 'report' }>, world: World): Promise<void> {
  world.vendors.clink.changes.set(order, fields);
  await sendClinkEvent(world.url, { type, resource: { orderId: order, ...fields } });
}

/** Until its message has no Stop button any more. */
async function shareList(
  { name, content }: Extract<Step, { kind: 'share' }>,
  { world: { slack }, user, channel }: Setting,
): Promise<void> {
  const { message } = await slack.share({ user, channel, name, content });
  const isDone = () => {
    const later = slack.seenBy(user, channel).filter(({ ts }) => ts > message.ts);
    return later.length > 0 && !later.some(({ blocks }) => hasElement(objects(blocks), STOP_LIST));
  };
  const endsAt = Date.now() + TIMEOUT_MS;
  while (!isDone() && Date.now() < endsAt) await delay(POLL_MS);
}

async function postMessage({ text, by, attachments }: MessageStep, { world: { slack }, user, channel }: Setting): Promise<void> {
  const said = { channel, text: toSlackText(text, slack.workspace.users.values()), ...authorOf(by, user) };
  await slack.message(attachments ? { ...said, attachments } : said);
}

function authorOf(by: MessageStep['by'], user: string) {
  if (by === 'alerts') return { app: 'alerts' as const, subtype: 'bot_message' };
  return { user: by === undefined ? user : PEOPLE[by] };
}

async function awaitText(text: string, { world: { slack }, user, channel }: Setting): Promise<void> {
  const end = performance.now() + TIMEOUT_MS;
  while (!slack.seenBy(user, channel).some((message) => message.text.includes(text))) {
    if (performance.now() > end) throw new Error(`Nobody wrote ${text}`);
    await delay(POLL_MS);
  }
}

async function press(button: string, { world: { slack }, user, channel }: Setting): Promise<void> {
  const message = slack.seenBy(user, channel).findLast(({ blocks }) => hasElement(objects(blocks), button));
  if (!message) throw new Error(`No visible message has a button ${button}`);
  await slack.press({ user, message, action_id: button });
}

async function pressInModal(button: string, { world: { slack }, user }: Setting): Promise<void> {
  const view = slack.modalOf(user);
  if (!view || !hasElement(objects(view.view.blocks), button)) throw new Error(`The open modal has no button ${button}`);
  await slack.press({ user, view, action_id: button });
}

async function runShortcut(callback: string, { world: { slack }, user, channel }: Setting): Promise<void> {
  const message = slack.seenBy(user, channel).findLast(({ visibleTo }) => visibleTo === undefined);
  if (message) await slack.shortcut({ user, callback_id: callback, message });
}

async function redeliver({ world: { slack } }: Setting): Promise<void> {
  const event = slack.deliveries.findLast(({ envelope }) => envelope.kind === 'events_api');
  if (event) await slack.redeliver(event);
}
