import type { Place, ScenarioCard } from '../../page-server/api.ts';
import type { PartProps } from '../state/props.ts';
import { Composer } from './composer.tsx';
import { MessageList } from './message-list.tsx';

interface ConversationProps extends PartProps {
  readonly place: Place;
  /** The last scenario that was started. */
  readonly note: ScenarioCard | undefined;
  onThread(parent: string): void;
  onNoteRead(): void;
}

export function Conversation({ place, note, onThread, onNoteRead, ...part }: ConversationProps) {
  const { pageState } = part;
  const here = pageState.messages.filter(({ channel }) => channel === place.id);
  const isPlaying = note !== undefined && pageState.playing === note.id;
  return (
    <section className="conversation" aria-label="Conversation">
      <header className="bar">
        <h2 tabIndex={-1}>{place.kind === 'im' ? place.name : `# ${place.name}`}</h2>
        {place.isExternal && <span className="badge">shared with another company</span>}
      </header>
      {note && (
        <div className="note" role="note">
          <p>
            <strong>{note.title}</strong>
            {isPlaying && <span className="playing"> · running…</span>}
            <br />
            {note.description}
            {note.typed && (
              <>
                <br />
                <code>{note.typed}</code>
              </>
            )}
          </p>
          <button type="button" className="icon" aria-label="Close the note" onClick={onNoteRead}>
            ✕
          </button>
        </div>
      )}
      <MessageList {...part} messages={here.filter(({ thread }) => thread === undefined)} all={here} onThread={onThread}>
        <Empty place={place} />
      </MessageList>
      <Composer {...part} place={place} />
    </section>
  );
}

function Empty({ place }: { readonly place: Place }) {
  return (
    <div className="empty">
      <p className="big" aria-hidden="true">
        🔎
      </p>
      <p>Nothing here yet.</p>
      <p>
        Write <code>/order 89852202209089971478</code>
        {place.kind === 'im' ? ' or just a number' : ' or mention @Order Scout'}, or click a scenario.
      </p>
    </div>
  );
}
