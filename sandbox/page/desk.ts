import { useCallback, useEffect, useRef, useState } from 'react';
import type { Deed, Scene, WireEntry } from '../desk/contract.ts';

/** Does something at the desk; whatever goes wrong comes back as a sentence. */
export async function act(name: string, input: object): Promise<Deed> {
  try {
    const response = await fetch(`/api/act/${name}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(input),
    });
    return await response.json();
  } catch {
    return { problem: 'The sandbox does not answer. Is it still running?' };
  }
}

/** Calls back at once and whenever something has changed at the desk. */
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

/** What a person sees, kept up to date; messages that have not changed stay the same objects. */
export function useScene(user: string): { readonly scene: Scene | undefined; readonly isLost: boolean } {
  const [scene, setScene] = useState<Scene>();
  const kept = useRef(new Map<string, unknown>());
  const latest = useRef(0);
  const load = useCallback(async () => {
    latest.current += 1;
    const turn = latest.current;
    const response = await fetch(`/api/scene?user=${user}`).catch(() => undefined);
    if (!response?.ok) return;
    const fresh: Scene = await response.json();
    if (turn === latest.current) setScene({ ...fresh, messages: fresh.messages.map((message) => same(kept.current, message)) });
  }, [user]);
  const isLost = useChanges(load);
  return { scene, isLost };
}

function same<Value extends { readonly ts: string; readonly channel: string }>(kept: Map<string, unknown>, value: Value): Value {
  const key = JSON.stringify(value);
  const known = kept.get(key);
  if (known) return known as Value;
  kept.set(key, value);
  return value;
}

const MOST_SHOWN = 500;

/** What has crossed the wire since the page was opened. */
export function useWire(): { readonly entries: readonly WireEntry[]; clear(): void } {
  const [entries, setEntries] = useState<readonly WireEntry[]>([]);
  const last = useRef(0);
  const load = useCallback(async () => {
    const response = await fetch(`/api/wire?after=${last.current}`).catch(() => undefined);
    if (!response?.ok) return;
    const fresh: WireEntry[] = await response.json();
    const news = fresh.filter(({ id }) => id > last.current);
    last.current = news.at(-1)?.id ?? last.current;
    if (news.length > 0) setEntries((known) => [...known, ...news].slice(-MOST_SHOWN));
  }, []);
  useChanges(load);
  return { entries, clear: () => setEntries([]) };
}
