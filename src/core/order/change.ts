import type { Status } from './fields.ts';
import type { PublicPart } from './order.ts';
import type { AttentionKind, StatusName } from './vocabulary.ts';

/** What may change of an order, as far as anybody in a channel may read it. */
export type OrderState = Pick<PublicPart, 'stage' | 'statuses' | 'attention'>;

export interface StatusChange {
  readonly name: StatusName;
  /** Undefined: there was, or is, no such status. */
  readonly before: Status | undefined;
  readonly after: Status | undefined;
}

/** What is different between two states of one order. */
export interface StateChange {
  readonly isStageNew: boolean;
  readonly statuses: readonly StatusChange[];
  /** What was not to be noticed before. */
  readonly attention: readonly AttentionKind[];
  /** What was, and no longer is. */
  readonly settled: readonly AttentionKind[];
}

export function stateOf({ stage, statuses, attention }: OrderState): OrderState {
  return { stage, statuses, attention: [...new Set(attention)] };
}

/** Undefined: nothing has changed. The vendor's word counts only where we do not know what it means. */
export function changeBetween(before: OrderState, after: OrderState): StateChange | undefined {
  const change = {
    isStageNew: before.stage !== after.stage,
    statuses: statusChanges(before.statuses, after.statuses),
    attention: after.attention.filter((kind) => !before.attention.includes(kind)),
    settled: before.attention.filter((kind) => !after.attention.includes(kind)),
  };
  const isSame = !change.isStageNew && [change.statuses, change.attention, change.settled].every(({ length }) => length === 0);
  return isSame ? undefined : change;
}

/** By name; of several of one name, such as two refunds, by their order. */
function statusChanges(before: readonly Status[], after: readonly Status[]): readonly StatusChange[] {
  const [old, now] = [numbered(before), numbered(after)];
  return [...new Set([...old.keys(), ...now.keys()])].flatMap((key) => {
    const [was, is] = [old.get(key), now.get(key)];
    const name = (is ?? was)?.name;
    return name === undefined || (was && is && isSameStatus(was, is)) ? [] : [{ name, before: was, after: is }];
  });
}

function numbered(statuses: readonly Status[]): ReadonlyMap<string, Status> {
  const byName = Map.groupBy(statuses, ({ name }) => name);
  return new Map([...byName].flatMap(([name, same]) => same.map((status, index) => [`${name} ${index}`, status] as const)));
}

function isSameStatus(a: Status, b: Status): boolean {
  return a.meaning === b.meaning && (a.meaning !== undefined || a.word === b.word);
}
