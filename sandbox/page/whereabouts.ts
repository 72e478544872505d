import { useEffect, useRef, useState } from 'react';
import type { Scene } from '../desk/contract.ts';

/** In place of a conversation: the app's Home. */
export const HOME = 'home';

interface Whereabouts {
  readonly place: string;
  /** The open thread's parent. */
  readonly thread: string | undefined;
  go(place: string): void;
  openThread(parent: string | undefined): void;
}

/** Which conversation and thread are open. While a scenario plays, the first thread that grows opens by itself. */
export function useWhereabouts(scene: Scene | undefined): Whereabouts {
  const [place, setPlace] = useState('C0SUPPORT');
  const [thread, setThread] = useState<string>();
  const known = useRef(new Set<string>());
  const replies = scene?.messages.filter((message) => message.thread !== undefined && message.channel === place) ?? [];
  const fresh = replies.find(({ ts }) => !known.current.has(ts));
  const opening = scene?.playing === undefined ? undefined : fresh?.thread;
  useEffect(() => {
    for (const { ts, thread: parent } of scene?.messages ?? []) if (parent !== undefined) known.current.add(ts);
    if (opening !== undefined) setThread((open) => open ?? opening);
  }, [scene, opening]);
  const go = (next: string) => {
    setPlace(next);
    setThread(undefined);
  };
  return { place, thread, go, openThread: setThread };
}
