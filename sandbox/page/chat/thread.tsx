import type { Place } from '../../page-server/api.ts';
import type { PartProps } from '../state/props.ts';
import { Composer } from './composer.tsx';
import { MessageList } from './message-list.tsx';

interface ThreadProps extends PartProps {
  readonly place: Place;
  readonly parent: string;
  onClose(): void;
}

export function Thread({ place, parent, onClose, ...part }: ThreadProps) {
  const here = part.pageState.messages.filter(
    ({ channel, ts, thread }) => channel === place.id && (ts === parent || thread === parent),
  );
  return (
    <section className="thread" aria-label="Thread">
      <header className="bar">
        <h2 tabIndex={-1}>Thread</h2>
        <button type="button" className="icon" aria-label="Close the thread" onClick={onClose}>
          ✕
        </button>
      </header>
      <MessageList {...part} messages={here} all={[]} />
      <Composer {...part} place={place} thread={parent} />
    </section>
  );
}
