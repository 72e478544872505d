import type { OpenView } from '../../page-server/api.ts';
import { Blocks } from '../blocks/blocks.tsx';
import { listOf } from '../blocks/fields.ts';
import { InteractionContext } from '../state/interaction.ts';
import type { PartProps } from '../state/props.ts';
import { useViewInteraction } from '../state/view-interaction.ts';

/** The App Home that the bot published for this person. */
export function Home(part: PartProps) {
  const { home } = part.pageState;
  return (
    <section className="conversation" aria-label="App Home">
      <header className="bar">
        <h2 tabIndex={-1}>Order Scout · Home</h2>
      </header>
      <div className="messages home">
        {home ? <Published {...part} home={home} /> : <p className="empty">The bot has not published your Home tab yet.</p>}
      </div>
    </section>
  );
}

function Published({ home, attempt }: PartProps & { readonly home: OpenView }) {
  const { interaction } = useViewInteraction(home, attempt);
  return (
    <InteractionContext value={interaction}>
      <Blocks blocks={listOf(home.view.blocks)} />
    </InteractionContext>
  );
}
