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
  readonly restarts: { count: number };
  readonly wire: Pick<Wire, 'clear'>;
}

type Action = (input: unknown, context: ActionDeps) => Promise<ActionResult>;

const id = z.string().max(200);
const typed = z.string().max(12_000);
/** A data: URL. */
const content = z.string().startsWith('data:').max(2_000_000);
const values = z.record(id, z.union([z.string().max(2_000_000), z.array(typed)])).default({});
type Values = z.infer<typeof values>;
const onMessage = z.object({ user: id, channel: id, ts: id });
const pressing = z.object({ user: id, action: id, block: id.optional(), choice: typed.optional() });

/** The page's actions by name. */
export const ACTIONS: Readonly<Record<string, Action>> = {
  command: action(z.object({ user: id, channel: id, text: typed }), async ({ user, channel, text }, { world }) =>
    checkDelivery('/order', await world.slack.command({ user, channel, text })),
  ),
  message: action(
    z.object({ user: id, channel: id, text: typed, thread: id.optional() }),
    async ({ user, channel, text, thread }, { world: { slack } }) => {
      const message = { user, channel, text: toSlackText(text, slack.workspace.users.values()) };
      await slack.message(thread === undefined ? message : { ...message, thread_ts: thread });
      return {};
    },
  ),
  share: action(
    z.object({ user: id, channel: id, name: id, content }),
    async ({ content: url, ...file }, { world: { slack } }) => {
      await slack.share({ ...file, content: contentOf(url) });
      return {};
    },
  ),
  press: action(pressing.extend({ channel: id, ts: id }), async ({ channel, ts, ...press }, { world }) =>
    checkDelivery('The button', await world.slack.press({ ...pressInput(press), message: { channel, ts } })),
  ),
  pressView: action(pressing.extend({ view: id, values }), async ({ view, values, ...press }, { world }) =>
    checkDelivery('The button', await world.slack.press({ ...pressInput(press), view: { id: view }, values })),
  ),
  submit: action(z.object({ user: id, view: id, values }), async ({ user, view, values }, { world }) => {
    const { outcome, errors, refusal } = await world.slack.submit({ user, view: { id: view }, values: withFiles(values, world) });
    if (outcome === 'errors') return { errors: z.record(z.string(), z.string()).parse(errors) };
    return outcome === 'refused' ? { problem: `We had some trouble connecting. (${refusal})` } : {};
  }),
  closeView: action(z.object({ user: id, view: id, all: z.boolean() }), async ({ user, view, all }, { world }) => {
    // A second press of Escape may come when the window is already closed.
    if (world.slack.modalOf(user)?.id === view) await world.slack.closeView({ user, view: { id: view }, all });
    return {};
  }),
  shortcut: action(z.object({ user: id, callback: id }), async ({ user, callback }, { world }) =>
    checkDelivery('The shortcut', await world.slack.shortcut({ user, callback_id: callback })),
  ),
  messageShortcut: action(onMessage.extend({ callback: id }), async ({ user, callback, channel, ts }, { world }) =>
    checkDelivery('The shortcut', await world.slack.shortcut({ user, callback_id: callback, message: { channel, ts } })),
  ),
  react: action(
    onMessage.extend({ name: id, added: z.boolean() }),
    async ({ user, channel, ts, name, added }, { world: { slack } }) => {
      await (added ? slack.react : slack.unreact)({ channel, ts }, user, name);
      return {};
    },
  ),
  openHome: action(z.object({ user: id }), async ({ user }, { world }) => {
    await world.slack.openHome(user);
    return {};
  }),
  breakVendor: action(
    z.object({ vendor: z.enum(VENDOR_IDS), latency: z.number().min(0).max(60_000), error: z.enum(['', ...VENDOR_ERRORS]) }),
    async ({ vendor, latency, error }, { faults }) => {
      faults.breakVendor(vendor, latency, error === '' ? undefined : error);
      return {};
    },
  ),
  breakSlack: action(z.object({ fault: id }), async ({ fault }, { faults }) => {
    faults.breakSlack(fault);
    return {};
  }),
  play: action(z.object({ scenario: id }), play),
  reset: action(z.object({}), async (_, { world, faults, wire, restarts }) => {
    faults.restore();
    await world.startOver();
    world.slack.reset();
    world.slack.unfurl([SHOP_DOMAIN]);
    wire.clear();
    restarts.count += 1;
    return {};
  }),
};

function action<Input>(schema: z.ZodType<Input>, run: (input: Input, context: ActionDeps) => Promise<ActionResult>): Action {
  return (input, context) => run(schema.parse(input), context);
}

function contentOf(dataUrl: string): Buffer {
  return Buffer.from(dataUrl.slice(dataUrl.indexOf(',') + 1), 'base64');
}

/** The page sends a chosen file as its name and content; Slack's client uploads it first and sends its id. */
function withFiles(values: Values, { slack }: World): Values {
  const upload = (value: string) => {
    const [name = '', url = ''] = value.split('\n', 2);
    return [slack.files.add({ name, mimetype: 'text/csv', content: contentOf(url) }).id];
  };
  const isFile = (value: unknown): value is string => typeof value === 'string' && /^[^\n]+\ndata:/.test(value);
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, isFile(value) ? upload(value) : value]));
}

function pressInput({ user, action, block, choice }: z.infer<typeof pressing>) {
  return {
    user,
    action_id: action,
    ...(block === undefined ? {} : { block_id: block }),
    ...(choice === undefined ? {} : { choice }),
  };
}

/** The message that Slack shows if the app did not acknowledge a payload. */
function checkDelivery(what: string, { status }: { readonly status: number | string }): ActionResult {
  if (status === 200) return {};
  return { problem: `${what} failed: ${APP.name} answered ${status}` };
}

async function play({ scenario: name }: { scenario: string }, { world, faults, play }: ActionDeps): Promise<ActionResult> {
  const scenario = SCENARIOS.find(({ id }) => id === name);
  if (!scenario) return { problem: `No such scenario: ${name}` };
  if (play.running !== undefined) return { problem: 'Another scenario is still running' };
  play.running = name;
  try {
    await playScenario(scenario, world, faults);
    return {};
  } finally {
    play.running = undefined;
  }
}
