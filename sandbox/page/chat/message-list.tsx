import { type ReactNode, useEffect, useRef } from 'react';
import type { MessageView } from '../../page-server/api.ts';
import type { PartProps } from '../state/props.ts';
import { MessageItem } from './message.tsx';

interface MessageListProps extends PartProps {
  readonly messages: readonly MessageView[];
  /** Including replies in threads. */
  readonly all: readonly MessageView[];
  readonly children?: ReactNode;
  onThread?(parent: string): void;
}

/** Within this distance from its end, in pixels, a list scrolls with new messages. */
const NEAR_END = 160;

/** Messages, oldest first. The list scrolls with new messages until somebody scrolls up from its end. */
export function MessageList({ messages, all, children, onThread, ...part }: MessageListProps) {
  const list = useRef<HTMLDivElement>(null);
  const isFollowing = useRef(true);
  const lastTop = useRef(0);
  const content = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const [box, inner] = [list.current, content.current];
    if (!box || !inner) return;
    const follow = () => {
      if (isFollowing.current) box.scrollTop = box.scrollHeight;
    };
    const observer = new ResizeObserver(follow);
    observer.observe(inner);
    observer.observe(box);
    return () => observer.disconnect();
  }, []);
  const onScroll = () => {
    const box = list.current;
    if (!box) return;
    // The event comes a frame late: a long message that has arrived since has moved the end away, not the reader.
    const isUp = box.scrollTop < lastTop.current;
    lastTop.current = box.scrollTop;
    if (box.scrollHeight - box.scrollTop - box.clientHeight < NEAR_END) isFollowing.current = true;
    else if (isUp) isFollowing.current = false;
  };
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: the arrow keys can scroll only what has the focus
    <div className="messages" ref={list} onScroll={onScroll} role="log" aria-label="Messages" tabIndex={0}>
      <div ref={content}>
        {messages.length === 0 && children}
        {messages.map((message) => (
          <MessageItem
            key={message.ts}
            {...part}
            message={message}
            replies={all.filter(({ thread }) => thread === message.ts).length}
            onThread={onThread}
          />
        ))}
      </div>
    </div>
  );
}
