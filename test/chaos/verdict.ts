import type { Cluster } from './cluster/cluster.ts';
import type { Ask } from './load/asks.ts';
import type { Scenario } from './scenario.ts';

/** What did not hold, and what was lost with a killed process, one line each. */
export interface Verdict {
  readonly broken: readonly string[];
  readonly lost: readonly string[];
  readonly counts: string;
}

/** Memory of a bot after the scenario, over that before it. */
const MAX_MEMORY_GROWTH = 1.1;

export function verdictOf(scenario: Scenario, { asks, killed }: Cluster, growth: readonly number[]): Verdict {
  const silent = asks.all.filter((ask) => isOwed(ask, scenario) && ask.answers === 0);
  const lost = silent.filter(({ takenBy }) => takenBy.size > 0 && [...takenBy].every((name) => killed.has(name)));
  const unanswered = silent.filter((ask) => !lost.includes(ask));
  const twice = asks.all.filter(({ kind, answers }) => kind !== 'command' && answers > 1);
  // Where no process was killed, nothing refuses a command.
  const refused = asks.all.filter(({ status }) => killed.size === 0 && typeof status === 'number' && status !== 200);
  const grown = growth.filter((ratio) => ratio > MAX_MEMORY_GROWTH);
  return {
    broken: [
      ...summary('unanswered', unanswered),
      ...summary('refused', refused),
      ...summary('answered more than once', twice),
      ...grown.map((ratio) => `memory grew to ${percent(ratio)} of what it was`),
    ],
    lost: lost.map(({ kind, iccid, takenBy }) => `${kind} ${iccid}, acknowledged by ${[...takenBy].join(', ')}`),
    counts: [countsOf(asks.all), ...growth.map((ratio) => `memory ${percent(ratio)}`)].join(', '),
  };
}

function percent(ratio: number): string {
  return `${(100 * ratio).toFixed(0)} %`;
}

/** A command that Slack could not deliver is owed nothing: the person sees that it failed. Events come again. */
export function isOwed({ kind, status }: Ask, { mayBeSilent }: Scenario): boolean {
  if (kind === 'command') return status === undefined || status === 200;
  return kind === 'mention' || !mayBeSilent;
}

const KINDS = ['command', 'mention', 'alert'] as const;

function summary(what: string, asks: readonly Ask[]): string[] {
  return KINDS.flatMap((kind) => {
    const of = asks.filter((ask) => ask.kind === kind);
    return of.length === 0 ? [] : [`${of.length} of the ${kind}s ${what}, such as ${of[0]?.iccid}`];
  });
}

function countsOf(asks: readonly Ask[]): string {
  return KINDS.map((kind) => {
    const of = asks.filter((ask) => ask.kind === kind);
    const answered = of.filter(({ answers }) => answers > 0).length;
    const notes = [...new Set(of.flatMap(noteOf))].map(
      (note) => `${of.filter((ask) => noteOf(ask).includes(note)).length} ${note}`,
    );
    return [`${kind}s ${answered}/${of.length}`, ...(notes.length === 0 ? [] : [`(${notes.join(', ')})`])].join(' ');
  }).join(', ');
}

/** What Slack got for a command that was not acknowledged; whether an event was answered twice. */
function noteOf({ kind, status, answers }: Ask): readonly string[] {
  if (kind !== 'command') return answers > 1 ? ['twice'] : [];
  return status === undefined || status === 200 ? [] : [String(status)];
}
