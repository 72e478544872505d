import type { Asker, QuotaKind } from '../answer/question.ts';

/** The counters of a question. */
export interface Counters {
  /** Names the counter of look-ups. */
  readonly rate: string;
  /** How many times a person's allowance it has. */
  readonly times: number;
  readonly guesses?: Guesses | undefined;
}

/** More misses than this within ten minutes, or misses for consecutive numbers in so many questions, look like guessing. */
export interface Guesses {
  readonly counter: string;
  readonly misses: number;
  readonly row: number;
}

const PERSON = { misses: 20, row: 8 };
/** Alerts and forms name many numbers that are another vendor's, and nobody guesses them. */
const MANY = { misses: 300, row: 30 };
const TIMES = 10;

export function countersOf(kind: QuotaKind, { team, user, channel }: Asker): Counters {
  const person = user && personCounter(team, user);
  const place = `${team} quota in ${channel}`;
  switch (kind) {
    case 'same_question':
      return { rate: `${person ?? place} again`, times: 1 };
    case 'list':
      return { rate: `${person ?? place} lists`, times: 1, guesses: { counter: person ?? place, ...PERSON } };
    case 'workflow':
      return ofMany(`${team} quota workflows`);
    case 'message':
      return person ? { rate: person, times: 1, guesses: { counter: `${person} messages`, ...MANY } } : ofMany(place);
    case 'question':
      return person ? { rate: person, times: 1, guesses: { counter: person, ...PERSON } } : ofMany(place);
  }
}

/** Names the counters of a person's questions. */
export function personCounter(team: string, user: string): string {
  return `${team} quota ${user}`;
}

function ofMany(counter: string): Counters {
  return { rate: counter, times: TIMES, guesses: { counter, ...MANY } };
}
