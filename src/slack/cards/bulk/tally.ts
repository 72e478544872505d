import type { Entry } from '../../../bulk/list.ts';
import { lacksAnswer, type RowOutcome } from '../../../bulk/outcome.ts';
import type { Words } from '../../words/words.ts';
import { isAlarming } from '../order/headline.ts';

/** A list and what is known of it, by the position of the entry. */
export interface ListResult {
  readonly entries: readonly Entry[];
  readonly outcomes: ReadonlyMap<number, RowOutcome>;
}

/** How many numbers are to be looked up. */
export function askedCount({ entries }: ListResult): number {
  return entries.filter(({ reading }) => reading.kind === 'identifier').length;
}

/** Those that a provider did not answer, by their position: also where another one has an order. */
export function failedPositions({ outcomes }: ListResult): readonly number[] {
  return [...outcomes].filter(([, outcome]) => lacksAnswer(outcome)).map(([position]) => position);
}

/** "180 found", "4 with a problem", … as fragments; what there is none of is left out. */
export function tallyTexts({ entries, outcomes }: ListResult, { bulk: { counts } }: Words): string[] {
  const known = [...outcomes.values()];
  const of = (...kinds: RowOutcome['kind'][]) => known.filter(({ kind }) => kinds.includes(kind)).length;
  const rows = (...kinds: Entry['reading']['kind'][]) => entries.filter(({ reading }) => kinds.includes(reading.kind)).length;
  const parts: (readonly [number, (count: number) => string])[] = [
    [of('found'), counts.found],
    [known.filter(hasAlarm).length, counts.attention],
    [of('missing', 'unclaimed'), counts.missing],
    [of('failed'), counts.failed],
    [known.filter((outcome) => outcome.kind === 'found' && lacksAnswer(outcome)).length, counts.incomplete],
    [of('needs'), counts.needs],
    [rows('digits_lost', 'person', 'unread'), counts.unread],
    [rows('repeated'), counts.repeated],
  ];
  return parts.filter(([count]) => count > 0).map(([count, text]) => text(count));
}

function hasAlarm(outcome: RowOutcome): boolean {
  return outcome.kind === 'found' && outcome.orders.some(isAlarming);
}
