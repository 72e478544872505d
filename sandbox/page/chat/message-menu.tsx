import { useId } from 'react';
import type { MessageView } from '../../page-server/api.ts';
import type { PartProps } from '../state/props.ts';
import { EMOJI } from './reactions.tsx';

interface MessageMenuProps extends PartProps {
  readonly message: MessageView;
  onThread?: ((parent: string) => void) | undefined;
}

/** Reactions, a reply in the thread, and the app's shortcuts. */
export function MessageMenu({ message, pageState, attempt, onThread }: MessageMenuProps) {
  const id = useId();
  const { channel, ts, link = '' } = message;
  const close = () => document.getElementById(id)?.hidePopover();
  const entry = (title: string, run: () => void) => (
    <button
      key={title}
      type="button"
      className="entry"
      onClick={() => {
        close();
        run();
      }}
    >
      {title}
    </button>
  );
  return (
    <div className="menu">
      <button
        type="button"
        className="icon"
        aria-label="More actions"
        popoverTarget={id}
        style={{ anchorName: `--${anchor(id)}` }}
      >
        ⋯
      </button>
      <div id={id} popover="auto" className="menu-list" style={{ positionAnchor: `--${anchor(id)}` }}>
        <p className="menu-emoji">
          {Object.entries(EMOJI).map(([name, emoji]) => (
            <button
              key={name}
              type="button"
              className="icon"
              aria-label={`React with :${name}:`}
              onClick={() => {
                close();
                void attempt('react', { channel, ts, name, added: true });
              }}
            >
              {emoji}
            </button>
          ))}
        </p>
        {onThread && entry('Reply in thread', () => onThread(ts))}
        {entry('Copy link', () => void navigator.clipboard.writeText(link))}
        {pageState.shortcuts
          .filter(({ type }) => type === 'message')
          .map(({ id: callback, title }) => entry(title, () => void attempt('messageShortcut', { callback, channel, ts })))}
      </div>
    </div>
  );
}

/** React's IDs contain characters that are not allowed in CSS names. */
function anchor(id: string): string {
  return `menu${id.replaceAll(/[^a-z0-9]/gi, '')}`;
}
