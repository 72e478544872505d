import { useCallback, useEffect, useRef, useState } from 'react';
import type { ActionResult, MessageView, PageState, WireEntry, WireUpdate } from '../../page-server/api.ts';

/** Runs an action on the server; never throws: errors are returned as `problem`. */
export async function runAction(name: string, input: object): Promise<ActionResult> {
  try {
    const response = await fetch(`/api/actions/${name}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(input),
    });
    return await response.json();
  } catch {
    return { problem: 'Cannot reach the sandbox. Is it still running?' };
  }
}

/** Calls `onChange` at once and after every change; returns whether the connection is lost. */
function useChanges(onChange: () => void): boolean {
  const [isLost, setIsLost] = useState(false);
  useEffect(() => {
    const source = new EventSource('/api/changes');
    source.onmessage = () => {
      setIsLost(false);
      onChange();
    };
    source.onerror = () => setIsLost(true);
    return () => source.close();
  }, [onChange]);
  return isLost;
}

/** A person's page state, kept up to date. Unchanged messages stay the same objects, so that React does not render them again. */
export function usePageState(user: string): { readonly pageState: PageState | undefined; readonly isLost: boolean } {
  const [pageState, setPageState] = useState<PageState>();
  const known = useRef(createKnown());
  const latest = useRef(0);
  const load = useCallback(async () => {
    latest.current += 1;
    const turn = latest.current;
    const response = await fetch(`/api/state?user=${user}`).catch(() => undefined);
    if (!response?.ok) return;
    const fresh: PageState = withoutOldEphemeral(await response.json());
    if (turn === latest.current) setPageState(reuseUnchanged(fresh, known.current));
  }, [user]);
  const isLost = useChanges(load);
  return { pageState, isLost };
}

/** Epoch seconds, as in a message's ts. */
const OPENED_AT = Date.now() / 1000;

/** In Slack, a reload of the client removes the ephemeral messages. */
function withoutOldEphemeral(pageState: PageState): PageState {
  const messages = pageState.messages.filter(({ isEphemeral, ts }) => !isEphemeral || Number(ts) >= OPENED_AT);
  return { ...pageState, messages };
}

interface Known {
  readonly lists: Map<string, PageState['names'] | PageState['places']>;
  messages: Map<string, MessageView>;
}

function createKnown(): Known {
  return { lists: new Map(), messages: new Map() };
}

function reuseUnchanged(fresh: PageState, known: Known): PageState {
  const messages = new Map(fresh.messages.map((message) => [JSON.stringify(message), message]));
  known.messages = new Map([...messages].map(([key, message]) => [key, known.messages.get(key) ?? message]));
  return {
    ...fresh,
    messages: [...known.messages.values()],
    names: reuseList(fresh.names, known),
    groups: reuseList(fresh.groups, known),
    places: reuseList(fresh.places, known),
  };
}

function reuseList<List extends PageState['names'] | PageState['places']>(list: List, { lists }: Known): List {
  const key = JSON.stringify(list);
  const old = lists.get(key) as List | undefined;
  if (!old) lists.set(key, list);
  return old ?? list;
}

const MAX_SHOWN = 500;

/** The wire log after this entry, kept up to date; undefined until it is loaded. */
export function useWire(after: number): readonly WireEntry[] | undefined {
  const [entries, setEntries] = useState<readonly WireEntry[]>();
  const last = useRef(after);
  const load = useCallback(async () => {
    const response = await fetch(`/api/wire?after=${last.current}`).catch(() => undefined);
    if (!response?.ok) return;
    const update: WireUpdate = await response.json();
    const fresh = update.entries.filter(({ id }) => id > last.current);
    last.current = fresh.at(-1)?.id ?? last.current;
    setEntries((known = []) => [...known, ...fresh].filter(({ id }) => id >= update.oldest).slice(-MAX_SHOWN));
  }, []);
  useChanges(load);
  return entries?.filter(({ id }) => id > after);
}
