import type { Acknowledgement } from '../../../sandbox/slack/delivery/envelope.ts';
import type { Message } from '../../../sandbox/slack/workspace/messages.ts';
import { APP } from '../../../sandbox/slack/workspace/people.ts';

export type AskKind = 'command' | 'mention' | 'alert';

/** One question to the bots, and what became of it. Each has an ICCID that no other question has. */
export interface Ask {
  readonly kind: AskKind;
  readonly iccid: string;
  /** `channel ts` of the message; undefined for a command. */
  message?: string;
  /** Of a command or a mention; asks nothing else. */
  readonly user: string;
  /** What Slack got for a command, once it got something. */
  status?: Acknowledgement['status'];
  /** Processes that acknowledged one of its payloads. */
  readonly takenBy: Set<string>;
  /** Posted answers; a message that is updated counts once. */
  answers: number;
}

/** Everything that was asked, and the answers as they are posted. */
export interface Asks {
  readonly all: readonly Ask[];
  add(kind: AskKind): Ask;
  /** A process acknowledged a payload that names this ICCID. */
  taken(body: string, process: string): void;
  posted(message: Message): void;
}

/** Begins every ICCID of the suite: none of the vendor's samples. */
const PREFIX = '8985220220907';
const ICCID = /8985220220907\d{7}/;
const SERIAL_DIGITS = 6;

export function createAsks(): Asks {
  const all: Ask[] = [];
  const byIccid = new Map<string, Ask>();
  return {
    all,
    add(kind) {
      const ask: Ask = {
        kind,
        iccid: iccidOf(all.length),
        user: `U0CHAOS${all.length}`,
        takenBy: new Set(),
        answers: 0,
      };
      all.push(ask);
      byIccid.set(ask.iccid, ask);
      return ask;
    },
    taken(body, process) {
      byIccid.get(ICCID.exec(body)?.[0] ?? '')?.takenBy.add(process);
    },
    posted(message) {
      if (message.user !== APP.user) return;
      const ask = all.find((one) => isAnswer(message, one));
      if (ask) ask.answers += 1;
    },
  };
}

/** In the thread, or to the asker only; it may name nothing, as when Slack did not say who asks. */
function isAnswer({ channel, thread_ts, visibleTo }: Message, { message, user }: Ask): boolean {
  return visibleTo === user || message === `${channel} ${thread_ts}`;
}

/** An ICCID of the suite; each serial number has one. */
export function iccidOf(serial: number): string {
  const body = PREFIX + String(serial).padStart(SERIAL_DIGITS, '0');
  return body + checkDigit(body);
}

/** ISO/IEC 7812-1: every second digit from the right is doubled. */
function checkDigit(body: string): number {
  const sum = [...body].reverse().reduce((total, digit, index) => {
    const value = Number(digit) * (index % 2 === 0 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return (10 - (sum % 10)) % 10;
}
