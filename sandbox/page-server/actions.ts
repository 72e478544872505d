import * as z from 'zod';
import type { FaultControls } from '../scenarios/fault-controls.ts';
import { playScenario } from '../scenarios/play.ts';
import { SCENARIOS } from '../scenarios/scenarios.ts';
import { toSlackText } from '../scenarios/slack-text.ts';
import { APP } from '../slack/workspace/people.ts';
import { VENDOR_IDS } from '../vendors/index.ts';
import { VENDOR_ERRORS } from '../vendors/standin.ts';
import type { World } from '../world.ts';
import type { ActionResult } from './api.ts';
import { SHOP_DOMAIN } from './settings.ts';
import type { Wire } from './wire/wire.ts';

export interface ActionDeps {
  readonly world: World;
  readonly faults: FaultControls;
  readonly play: { running: string | undefined };
  readonly wire: Pick<Wire, 'clear'>;
}

type Act = (input: unknown, context: ActionDeps) => Promise<ActionResult>;

const id = z.string().max(200);
const typed = z.string().max(12_000);
const values = z.record(id, z.union([typed, z.array(typed)])).default({});
const onMessage = z.object({ user: id, channel: id, ts: id });
const pressing = z.object({ user: id, action: id, block: id.optional(), choice: typed.optional() });

/** The page's actions by name. */
export const ACTIONS: Readonly<Record<string, Act>> = {
  command: act(z.object({ user: id, channel: id, text: typed }), async ({ user, channel, text }, { world }) =>
    failed('/order', await world.slack.command({ user, channel, text })),
  ),
  message: act(
    z.object({ user: id, channel: id, text: typed, thread: id.optional() }),
    async ({ user, channel, text, thread }, { world: { slack } }) => {
      const said = { user, channel, text: toSlackText(text, slack.workspace.users.values()) };
      await slack.message(thread === undefined ? said : { ...said, thread_ts: thread });
      return {};
    },
  ),
  press: act(pressing.extend({ channel: id, ts: id }), async ({ channel, ts, ...press }, { world }) =>
    failed('The button', await world.slack.press({ ...pressed(press), message: { channel, ts } })),
  ),
  pressView: act(pressing.extend({ view: id, values }), async ({ view, values, ...press }, { world }) =>
    failed('The button', await world.slack.press({ ...pressed(press), view: { id: view }, values })),
  ),
  submit: act(z.object({ user: id, view: id, values }), async ({ user, view, values }, { world }) => {
    const { outcome, errors, refusal } = await world.slack.submit({ user, view: { id: view }, values });
    if (outcome === 'errors') return { errors: z.record(z.string(), z.string()).parse(errors) };
    return outcome === 'refused' ? { problem: `We had some trouble connecting. (${refusal})` } : {};
  }),
  closeView: act(z.object({ user: id, view: id, all: z.boolean() }), async ({ user, view, all }, { world }) => {
    await world.slack.closeView({ user, view: { id: view }, all });
    return {};
  }),
  shortcut: act(z.object({ user: id, callback: id }), async ({ user, callback }, { world }) =>
    failed('The shortcut', await world.slack.shortcut({ user, callback_id: callback })),
  ),
  messageShortcut: act(onMessage.extend({ callback: id }), async ({ user, callback, channel, ts }, { world }) =>
    failed('The shortcut', await world.slack.shortcut({ user, callback_id: callback, message: { channel, ts } })),
  ),
  react: act(
    onMessage.extend({ name: id, added: z.boolean() }),
    async ({ user, channel, ts, name, added }, { world: { slack } }) => {
      await (added ? slack.react : slack.unreact)({ channel, ts }, user, name);
      return {};
    },
  ),
  openHome: act(z.object({ user: id }), async ({ user }, { world }) => {
    await world.slack.openHome(user);
    return {};
  }),
  breakVendor: act(
    z.object({ vendor: z.enum(VENDOR_IDS), latency: z.number().min(0).max(60_000), error: z.enum(['', ...VENDOR_ERRORS]) }),
    async ({ vendor, latency, error }, { faults }) => {
      faults.breakVendor(vendor, latency, error === '' ? undefined : error);
      return {};
    },
  ),
  breakSlack: act(z.object({ fault: id }), async ({ fault }, { faults }) => {
    faults.breakSlack(fault);
    return {};
  }),
  play: act(z.object({ scenario: id }), play),
  reset: act(z.object({}), async (_, { world, faults, wire }) => {
    faults.restore();
    await world.restart();
    world.slack.reset();
    world.slack.unfurl([SHOP_DOMAIN]);
    wire.clear();
    return {};
  }),
};

function act<Input>(schema: z.ZodType<Input>, run: (input: Input, context: ActionDeps) => Promise<ActionResult>): Act {
  return (input, context) => run(schema.parse(input), context);
}

function pressed({ user, action, block, choice }: z.infer<typeof pressing>) {
  return {
    user,
    action_id: action,
    ...(block === undefined ? {} : { block_id: block }),
    ...(choice === undefined ? {} : { choice }),
  };
}

/** The message that Slack shows if the app did not acknowledge a payload. */
function failed(what: string, { status }: { readonly status: number | string }): ActionResult {
  if (status === 200) return {};
  return { problem: `${what} failed: ${APP.name} said ${status}` };
}

async function play({ scenario: name }: { scenario: string }, { world, faults, play }: ActionDeps): Promise<ActionResult> {
  const scenario = SCENARIOS.find(({ id }) => id === name);
  if (!scenario) return { problem: `There is no scenario ${name}` };
  if (play.running !== undefined) return { problem: 'Another scenario is still playing' };
  play.running = name;
  try {
    await playScenario(scenario, world, faults);
    return {};
  } finally {
    play.running = undefined;
  }
}
