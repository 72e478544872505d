import type { Entry } from '../../bulk/list.ts';
import type { RowOutcome } from '../../bulk/outcome.ts';
import type { Records } from '../../jobs/jobs.ts';
import type { PersonAsking } from '../answer/question.ts';
import type { Denial } from '../policy/access.ts';

/** All is asked, its person has stopped it, or may not ask any more. */
export type ListEnd = 'done' | 'stopped' | Denial;

/** A list that somebody wants looked up, from its start to its result, and how far it is. */
export interface Run {
  readonly id: string;
  readonly team: string;
  readonly user: string;
  /** The direct message that shows it. */
  readonly channel: string;
  readonly ts: string;
  readonly state: 'choosing' | 'running' | 'done';
  /** Why this round has ended; undefined before that. */
  readonly end?: ListEnd | undefined;
  /** The columns that may be meant; one where nothing needs to be chosen. */
  readonly columns: readonly RunColumn[];
  /** The column that is looked up; undefined until it is chosen. */
  readonly column: number | undefined;
  /** 1 at first; asking the failed ones again is another round. */
  readonly round: number;
  /** The result of this round has been uploaded. */
  readonly isUploaded: boolean;
}

export interface RunColumn {
  readonly heading: string;
  readonly letter: string;
  readonly examples: readonly string[];
  /** How many records hold its entries. */
  readonly records: number;
}

/** Keeps lists until they are done and for a day after, so that another process or the next start can go on. Rejects with JobsUnavailable. */
export interface Runs {
  create(run: Run, columns: readonly (readonly Entry[])[]): Promise<void>;
  find(id: string): Promise<Run | undefined>;
  update(run: Run): Promise<void>;
  /** Its person wants this round to end. Kept apart from the run: a process may finish that at the same moment. */
  stop(run: Pick<Run, 'id' | 'round'>): Promise<void>;
  isStopped(run: Pick<Run, 'id' | 'round'>): Promise<boolean>;
  /** The entries of the chosen column. */
  entries(run: Run): Promise<readonly Entry[]>;
  /** What is known, by the position of the entry. */
  outcomes(id: string): Promise<ReadonlyMap<number, RowOutcome>>;
  record(id: string, position: number, outcome: RowOutcome): Promise<void>;
  /** These are to be asked again; what was known of them is put aside. */
  putAside(id: string, positions: readonly number[]): Promise<void>;
  /** Brings back what was known of those that were not asked again, and returns it. */
  bringBack(id: string): Promise<ReadonlyMap<number, RowOutcome>>;
}

const SPACE = 'lists';
/** The round that is to end, by the id of the list. */
const STOPS = 'list stops';
const KEPT_MS = 86_400_000;
/** A record has room for 100,000 characters. */
const ENTRIES_A_RECORD = 100;

export function createRuns(records: Records): Runs {
  const put = (space: string, key: string, value: unknown) => records.put(space, key, JSON.stringify(value), KEPT_MS);
  async function move(key: string, from: string, to: string): Promise<void> {
    const value = await records.get(from, key);
    if (value !== undefined) await records.put(to, key, value, KEPT_MS);
    await records.remove(from, key);
  }
  return {
    async create(run, columns) {
      for (const [column, entries] of columns.entries())
        for (const [number, chunk] of chunksOf(entries).entries()) await put(entriesOf(run.id), `${column}.${number}`, chunk);
      await put(SPACE, run.id, run);
    },
    async find(id) {
      const found = await records.get(SPACE, id);
      return found === undefined ? undefined : parsed<Run>(found);
    },
    update: (run) => put(SPACE, run.id, run),
    stop: ({ id, round }) => put(STOPS, id, round),
    isStopped: async ({ id, round }) => (await records.get(STOPS, id)) === JSON.stringify(round),
    async entries({ id, column = 0, columns }) {
      const chunks = await records.list(entriesOf(id));
      const keys = Array.from({ length: columns[column]?.records ?? 0 }, (_, number) => `${column}.${number}`);
      return keys.flatMap((key) => parsed<Entry[]>(chunks.get(key) ?? '[]'));
    },
    async outcomes(id) {
      return outcomesIn(await records.list(outcomesOf(id)));
    },
    record: (id, position, outcome) => put(outcomesOf(id), String(position), outcome),
    async putAside(id, positions) {
      for (const position of positions) await move(String(position), outcomesOf(id), asideOf(id));
    },
    async bringBack(id) {
      const known = await records.list(outcomesOf(id));
      const aside = [...(await records.list(asideOf(id)))].filter(([position]) => !known.has(position));
      for (const [position] of aside) await move(position, asideOf(id), outcomesOf(id));
      return outcomesIn(aside);
    },
  };
}

export function askerOfRun({ team, user, channel }: Run): PersonAsking {
  return { team, user, channel };
}

/** How many records a column's entries take. */
export function recordsFor(entries: readonly Entry[]): number {
  return Math.ceil(entries.length / ENTRIES_A_RECORD);
}

function chunksOf(entries: readonly Entry[]): (readonly Entry[])[] {
  return Array.from({ length: recordsFor(entries) }, (_, number) =>
    entries.slice(number * ENTRIES_A_RECORD, (number + 1) * ENTRIES_A_RECORD),
  );
}

function entriesOf(id: string): string {
  return `list ${id} entries`;
}

function outcomesOf(id: string): string {
  return `list ${id} outcomes`;
}

function asideOf(id: string): string {
  return `list ${id} aside`;
}

function outcomesIn(written: Iterable<readonly [string, string]>): Map<number, RowOutcome> {
  return new Map([...written].map(([position, outcome]) => [Number(position), parsed<RowOutcome>(outcome)]));
}

/** We wrote it ourselves. */
function parsed<Value>(text: string): Value {
  return JSON.parse(text);
}
