import type { App } from '@slack/bolt';
import * as z from 'zod';

const EVENT = z.looseObject({ event: z.looseObject({}) });
/** Bolt looks into these of every event, and fails at what is neither a text nor an object. */
const LOOKED_INTO = ['user', 'channel'];

/** Takes out of events what would make Bolt fail before any listener: Slack would deliver them again and again. */
export function tolerateFragments(app: App): void {
  const receive = app.processEvent.bind(app);
  app.processEvent = (received) =>
    receive('event' in received.body ? { ...received, body: withoutFragments(received.body) } : received);
}

function withoutFragments<Body>(body: Body): Body {
  const { data } = EVENT.safeParse(body);
  if (!data) return body;
  const fields = Object.entries(data.event).filter(([name, value]) => !LOOKED_INTO.includes(name) || isWhole(value));
  return { ...body, event: Object.fromEntries(fields) };
}

function isWhole(value: unknown): boolean {
  return typeof value === 'string' || (typeof value === 'object' && value !== null);
}
