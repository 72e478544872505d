import type { OpenView } from '../../page-server/api.ts';
import { Blocks } from '../blocks/blocks.tsx';
import { listOf } from '../blocks/fields.ts';
import type { PartProps } from '../state/props.ts';
import { SurfaceContext } from '../state/surface.ts';
import { useViewSurface } from '../state/view-surface.ts';

/** The App Home that the bot published for this person. */
export function Home(part: PartProps) {
  const { home } = part.pageState;
  return (
    <main className="conversation">
      <header className="bar">
        <h1>Order Scout · Home</h1>
      </header>
      <div className="messages home">
        {home ? <Published {...part} home={home} /> : <p className="empty">The bot has published no Home for you.</p>}
      </div>
    </main>
  );
}

function Published({ home, attempt }: PartProps & { readonly home: OpenView }) {
  const { surface } = useViewSurface(home, attempt);
  return (
    <SurfaceContext value={surface}>
      <Blocks blocks={listOf(home.view.blocks)} />
    </SurfaceContext>
  );
}
