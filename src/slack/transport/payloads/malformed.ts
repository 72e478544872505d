import type { App } from '@slack/bolt';
import * as z from 'zod';

/** A payload that lacks what every payload of its kind has. Nobody can answer it, however often it is delivered. */
export class MalformedPayload extends Error {
  /** Slack's name of the payload. */
  readonly payload: string;

  constructor(payload: string, { issues }: Pick<z.ZodError, 'issues'>) {
    super(issues.map(({ path, message }) => [path.join('.'), message].filter((part) => part !== '').join(': ')).join('; '));
    this.name = 'MalformedPayload';
    this.payload = payload;
  }
}

const OBJECT = z.custom<Readonly<Record<string, unknown>>>(isObject, 'Invalid input: expected object');
const EVENT = z.object({ event: z.object({ type: z.string() }) });
const STEP = z.object({
  event: z.object({ function: z.object({ callback_id: z.string() }), function_execution_id: z.string() }),
});
const INTERACTION = z.object({ user: z.object({ id: z.string() }) });
const PRESS = INTERACTION.extend({
  actions: z.array(z.object({ action_id: z.string().optional(), value: z.string().nullish() })).min(1),
});
const ON_MESSAGE = INTERACTION.extend({ channel: z.object({ id: z.string() }), message: OBJECT });
const WINDOW = INTERACTION.extend({ view: OBJECT });
const SUBMISSION = INTERACTION.extend({ view: z.object({ state: z.object({ values: OBJECT }) }) });

/** What Bolt and the surfaces look into, by the type of an event or an interaction. */
const SHAPES: ReadonlyMap<unknown, z.ZodType> = new Map<unknown, z.ZodType>([
  ['function_executed', STEP],
  ['block_actions', PRESS],
  ['interactive_message', PRESS],
  ['view_closed', WINDOW],
  ['view_submission', SUBMISSION],
  ['block_suggestion', INTERACTION],
  ['dialog_submission', INTERACTION],
  ['message_action', ON_MESSAGE],
  ['shortcut', INTERACTION],
]);

/** Rejects, with a {@link MalformedPayload}, what Bolt or every surface would fail at. Commands never get here, see commands.ts. */
export function refuseMalformed(app: Pick<App, 'processEvent'>): void {
  const receive = app.processEvent.bind(app);
  app.processEvent = async (received) => {
    const body: unknown = received.body;
    const { type, event, actions, name } = parsePayload('payload', OBJECT, body);
    if (event !== undefined) checkEvent(body);
    else checkInteraction({ type, actions, name }, body);
    await receive(received);
  };
}

function checkEvent(body: unknown): void {
  const { type } = parsePayload('event', EVENT, body).event;
  const shape = SHAPES.get(type);
  if (shape) parsePayload(type, shape, body);
}

/** To Bolt, whatever has `actions` is a press, and what has a `name` asks for options. What is of no known type it lets pass. */
function checkInteraction({ type, actions, name }: Readonly<Record<string, unknown>>, body: unknown): void {
  const shape = actions === undefined ? SHAPES.get(type) : PRESS;
  if (shape) parsePayload(String(type), shape, body);
  else if (name !== undefined) parsePayload(String(type), INTERACTION, body);
}

/** @throws MalformedPayload */
export function parsePayload<Shape extends z.ZodType>(payload: string, shape: Shape, body: unknown): z.infer<Shape> {
  const parsed = shape.safeParse(body);
  if (parsed.success) return parsed.data;
  throw new MalformedPayload(payload, parsed.error);
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
