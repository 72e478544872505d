import { useEffect, useRef, useState } from 'react';
import type { PageState } from '../../page-server/api.ts';

/** The App Home, in place of a conversation's ID. */
export const HOME = 'home';

interface Navigation {
  readonly place: string;
  /** The ts of the open thread's parent. */
  readonly thread: string | undefined;
  go(place: string): void;
  openThread(parent: string | undefined): void;
  /** Opens a conversation, and then the first thread with a new reply. */
  watch(place: string): void;
}

/** Which conversation and thread are open. */
export function useNavigation({ messages }: PageState): Navigation {
  const [place, setPlace] = useState('C0SUPPORT');
  const [thread, setThread] = useState<string>();
  const [isWatching, setIsWatching] = useState(false);
  const known = useRef(new Set<string>());
  useEffect(() => {
    const replies = messages.filter(({ thread }) => thread !== undefined);
    const grown = replies.find(({ ts, channel }) => channel === place && !known.current.has(ts))?.thread;
    for (const { ts } of replies) known.current.add(ts);
    if (!isWatching || grown === undefined) return;
    setThread(grown);
    setIsWatching(false);
  }, [messages, place, isWatching]);
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
