import * as z from 'zod';
import type { Identifier } from '../../../core/identifier/identifier.ts';
import { parseJson } from '../../../core/parse-json.ts';
import type { Store } from '../../../state/store.ts';
import { messageText } from '../../intake/message.ts';
import { fingerprint } from '../../memory/fingerprint.ts';
import { questionName } from '../added-identifiers.ts';
import type { MessageEvent } from '../message-event.ts';

/** What a message or an edit names. */
export interface Named {
  readonly event: MessageEvent;
  /** What it names now and did not name before. */
  readonly added: readonly Identifier[];
  readonly current: readonly Identifier[];
}

/** Messages that their authors write by edits. */
export interface WrittenMessages {
  /** To be called as soon as a message or an edit has come, whatever it names. */
  note(named: Named): Promise<NotedEdit>;
  /**
   * Resolves with what is to be answered: at once for a new message that looks complete, otherwise when no edit has come for
   * a while. Of several edits the last that adds something answers for all; the others resolve with nothing.
   */
  completed(noted: NotedEdit): Promise<readonly Identifier[]>;
}

export interface NotedEdit extends Named {
  /** Undefined for what nothing may follow. */
  readonly key: string | undefined;
  /** The same for an event that Slack delivers twice. */
  readonly version: string;
}

/** The newest edit of a message, the newest that added something, and the names that wait for their answer. */
const RECORD = z.object({ version: z.string(), owner: z.string(), waiting: z.array(z.string()) });
type Written = z.infer<typeof RECORD>;

const KEPT_MS = 120_000;
/** After which a message that never ends is answered. */
const MAX_WAITS = 40;
const MAX_ICCID_LENGTH = 20;
const SHORTEST_ICCID = 19;

/** @param pause resolves after the time in which the next edit comes */
export function createWrittenMessages(store: Pick<Store, 'get' | 'set'>, pause: () => Promise<unknown>): WrittenMessages {
  const read = async (key: string) => parseJson(RECORD, (await store.get(key)) ?? '');
  const write = async (key: string, record: Written) => await store.set(key, JSON.stringify(record), KEPT_MS);

  /** The record when no edit has come for a while. */
  async function settled(key: string, version: string): Promise<Written | undefined> {
    let last = version;
    for (let waits = 1; ; waits++) {
      await pause();
      const record = await read(key);
      if (!record || record.version === last || waits === MAX_WAITS) return record;
      last = record.version;
    }
  }

  return {
    async note(named) {
      const { event, added } = named;
      if (isWhole(named)) return { ...named, key: undefined, version: '' };
      const key = `${event.team} written ${event.channel} ${event.ts}`;
      const version = fingerprint(messageText(event.message));
      const before = await read(key);
      if (added.length > 0 || before) await write(key, recordOf(before, { ...named, version }));
      return { ...named, key, version };
    },
    async completed({ key, version, added, current }) {
      if (key === undefined || added.length === 0) return added;
      const record = await settled(key, version);
      if (record?.owner !== version) return [];
      await write(key, { ...record, waiting: [] });
      return current.filter((identifier) => record.waiting.includes(questionName(identifier)));
    },
  };
}

/** A new message that names nothing, or nothing that may go on. */
function isWhole({ event: { previous, message }, added }: Named): boolean {
  return previous === undefined && !added.some((identifier) => mayGoOn(identifier, message));
}

function recordOf(before: Written | undefined, edit: Pick<Named, 'added' | 'current'> & { readonly version: string }): Written {
  const names = new Set(edit.current.map(questionName));
  const waiting = [...(before?.waiting ?? []), ...edit.added.map(questionName)].filter((name) => names.has(name));
  const owner = edit.added.length > 0 ? edit.version : (before?.owner ?? '');
  return { version: edit.version, owner, waiting };
}

/** Without an ICCID that is too short and ends an edited message: the next edit brings its other digits. */
export function withoutHalves(identifiers: readonly Identifier[], { message, previous }: MessageEvent): readonly Identifier[] {
  if (previous === undefined) return identifiers;
  return identifiers.filter((identifier) => identifier.value.length >= SHORTEST_ICCID || !mayGoOn(identifier, message));
}

function mayGoOn({ kind, value, raw }: Identifier, message: unknown): boolean {
  return kind === 'iccid' && value.length < MAX_ICCID_LENGTH && messageText(message).trimEnd().endsWith(raw);
}
