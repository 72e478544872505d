import type { App } from '@slack/bolt';
import * as z from 'zod';

const OBJECT = z.looseObject({});
const TEXT_OR_OBJECT = z.union([z.string(), OBJECT]);

/** Parts into which Bolt looks wherever they are, and what it takes them for; nobody here needs them. */
const IN_BODY: ReadonlyMap<string, z.ZodType> = new Map<string, z.ZodType>([
  ['authorizations', z.array(OBJECT)],
  ['channel', OBJECT],
  ['response_urls', z.array(OBJECT)],
]);
const IN_EVENT: ReadonlyMap<string, z.ZodType> = new Map<string, z.ZodType>([
  ['user', TEXT_OR_OBJECT],
  ['channel', TEXT_OR_OBJECT],
  ['item', OBJECT],
  ['subteam', OBJECT],
]);
const EVENT = z.looseObject({ event: OBJECT });

/** Takes out of payloads what would make Bolt fail before any listener: Slack would deliver events again and again. */
export function tolerateFragments(app: Pick<App, 'processEvent'>): void {
  const receive = app.processEvent.bind(app);
  app.processEvent = (received) => receive({ ...received, body: withoutFragments(received.body) });
}

function withoutFragments<Body extends object>(body: Body): Body {
  const { data } = EVENT.safeParse(body);
  const fragments = fragmentsOf(body, IN_BODY).map((name) => [name, undefined]);
  return {
    ...body,
    ...Object.fromEntries(fragments),
    ...(data && { event: without(data.event, fragmentsOf(data.event, IN_EVENT)) }),
  };
}

function fragmentsOf(whole: object, parts: ReadonlyMap<string, z.ZodType>): readonly string[] {
  const entries = Object.entries(whole).filter(([name, value]) => parts.get(name)?.safeParse(value).success === false);
  return entries.map(([name]) => name);
}

/** Bolt asks whether an event has a part, whatever its value. */
function without(whole: object, names: readonly string[]): object {
  return Object.fromEntries(Object.entries(whole).filter(([name]) => !names.includes(name)));
}
