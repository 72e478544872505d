import type { TimelineEvent } from '../../../core/order/fields.ts';
import type { Words } from '../../words/words.ts';
import { ago, bold, prose } from '../mrkdwn.ts';
import { whenText, withLabel } from './status.ts';

const MAX_EVENTS = 4;
const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

/** "*Paid → Activated* May 4, 2023 5:36 AM": one line, events of the same minute together; empty without events. */
export function timelineLine(events: readonly TimelineEvent[], words: Words): string {
  const steps = distinctEvents(withoutBeginnings(events)).slice(-MAX_EVENTS);
  const moments = Map.groupBy(steps, ({ when }) => (when.kind === 'instant' ? Math.floor(when.at / MINUTE_MS) : whenText(when)));
  return [...moments.values()].map((moment) => momentText(moment, words)).join(' → ');
}

/** That an order was created or a payment attempted is news only as long as nothing has followed. */
function withoutBeginnings(events: readonly TimelineEvent[]): readonly TimelineEvent[] {
  const others = events.filter(({ event }) => event !== 'created' && event !== 'attempted');
  return others.length > 0 ? others : events;
}

function momentText(moment: readonly TimelineEvent[], words: Words): string {
  const names = moment.map((event) => eventName(event, words)).join(' → ');
  const [first] = moment;
  return `${bold(names)} ${first ? whenText(first.when) : ''}`;
}

function eventName({ event, label }: TimelineEvent, { events }: Words): string {
  const own = event === 'other' && label ? prose(label, 60) : '';
  return own || events[event];
}

/** The same event that two providers report within a day is one. */
function distinctEvents(events: readonly TimelineEvent[]): readonly TimelineEvent[] {
  return events.filter((event, index) => !events.slice(0, index).some((earlier) => isSameEvent(earlier, event)));
}

function isSameEvent(a: TimelineEvent, b: TimelineEvent): boolean {
  if (a.event !== b.event || a.label !== b.label) return false;
  if (a.when.kind === 'instant' && b.when.kind === 'instant') return Math.abs(a.when.at - b.when.at) <= DAY_MS;
  return whenText(a.when) === whenText(b.when);
}

/** "*Paid:* 4 May 2023" */
export function eventText(event: TimelineEvent, words: Words): string {
  return withLabel(eventName(event, words), whenText(event.when), words);
}

/** How long ago the newest event was, not what is yet to come; a date where the vendor gives no instant. */
export function lastEventText(events: readonly TimelineEvent[], now: number): string {
  const instants = events.flatMap(({ when }) => (when.kind === 'instant' && when.at <= now ? [when.at] : []));
  if (instants.length > 0) return ago(Math.max(...instants));
  const last = events.at(-1);
  return last && last.when.kind === 'date' ? whenText(last.when) : '';
}
