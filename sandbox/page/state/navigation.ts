import { useEffect, useRef, useState } from 'react';
import type { PageState } from '../../page-server/api.ts';

/** In place of a conversation: the app's Home. */
export const HOME = 'home';

interface Navigation {
  readonly place: string;
  /** The open thread's parent. */
  readonly thread: string | undefined;
  go(place: string): void;
  openThread(parent: string | undefined): void;
  /** Goes there; the first thread that grows from now on opens by itself. */
  watch(place: string): void;
}

/** Which conversation and thread are open. */
export function useNavigation(pageState: PageState | undefined): Navigation {
  const [place, setPlace] = useState('C0SUPPORT');
  const [thread, setThread] = useState<string>();
  const [isWatching, setIsWatching] = useState(false);
  const known = useRef(new Set<string>());
  useEffect(() => {
    const replies = pageState?.messages.filter((message) => message.thread !== undefined) ?? [];
    const grown = replies.find(({ ts, channel }) => channel === place && !known.current.has(ts))?.thread;
    for (const { ts } of replies) known.current.add(ts);
    if (!isWatching || grown === undefined) return;
    setThread(grown);
    setIsWatching(false);
  }, [pageState, place, isWatching]);
  const openThread = (parent: string | undefined) => {
    setThread(parent);
    setIsWatching(false);
  };
  const go = (next: string) => {
    setPlace(next);
    openThread(undefined);
  };
  const watch = (next: string) => {
    go(next);
    setIsWatching(true);
  };
  return { place, thread, go, openThread, watch };
}
