import { type Check, warning } from '../check.ts';

/** How far a server's clock is ahead of ours, as its replies tell. */
export interface ServerClock {
  /** Takes a Date header. */
  noteDate(date: string): void;
  /** Takes the body of a reply and hands it back: Tuya's says in `t` what its signatures are measured by. */
  noteBody(body: unknown): unknown;
  /** Milliseconds; undefined until a reply has a time. */
  lead(): number | undefined;
}

/** Vendors tolerate some minutes; more than this is a clock to repair. */
const MAX_OFFSET_MS = 60_000;
/** A Date header has whole seconds, so it is half a second behind on average. */
const HALF_A_SECOND = 500;

export function createServerClock(now: () => number): ServerClock {
  let byHeader: number | undefined;
  let byBody: number | undefined;
  return {
    noteDate(date) {
      const lead = Date.parse(date) + HALF_A_SECOND - now();
      if (!Number.isNaN(lead)) byHeader = lead;
    },
    noteBody(body) {
      const time = ownTime(body);
      if (time !== undefined) byBody = time - now();
      return body;
    },
    lead: () => byBody ?? byHeader,
  };
}

export function isOff(lead: number | undefined): boolean {
  return lead !== undefined && Math.abs(lead) > MAX_OFFSET_MS;
}

/** A warning when our clock and the server's are more than a minute apart. */
export function clockChecks(label: string, lead: number | undefined): readonly Check[] {
  if (lead === undefined || !isOff(lead)) return [];
  const side = lead > 0 ? 'behind' : 'ahead of';
  return [
    warning(`${label} clock`, `this machine's clock is ${formatDuration(Math.abs(lead))} ${side} the server's: set it by NTP`),
  ];
}

/** The part of a line about a server whose clock is right. */
export function clockWords(lead: number | undefined): string {
  if (lead === undefined || isOff(lead)) return '';
  const seconds = Math.round(Math.abs(lead) / 1000);
  return seconds < 2 ? ', clocks agree' : `, clocks ${seconds} s apart`;
}

/** Epoch milliseconds. */
function ownTime(body: unknown): number | undefined {
  const time = typeof body === 'object' && body !== null && 't' in body ? Number(body.t) : Number.NaN;
  return time >= 1e12 && time < 1e13 ? time : undefined;
}

function formatDuration(milliseconds: number): string {
  const seconds = Math.round(milliseconds / 1000);
  return seconds < 120 ? `${seconds} s` : `${Math.round(seconds / 60)} min`;
}
