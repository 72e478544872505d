import type { ScenarioCard } from '../../page-server/api.ts';
import type { PartProps } from '../state/props.ts';

/** The scenarios, one click each. */
export function ScenarioList({ pageState, attempt, onPlay }: PartProps & { onPlay(scenario: ScenarioCard): void }) {
  const { scenarios, playing, places } = pageState;
  const nameOf = (channel: string) => places.find(({ id }) => id === channel);
  return (
    <>
      <ul className="scenario-list">
        {scenarios.map((scenario) => {
          const place = nameOf(scenario.channel);
          return (
            <li key={scenario.id}>
              <button
                type="button"
                className="scenario"
                data-scenario={scenario.id}
                aria-disabled={playing !== undefined}
                onClick={() => playing === undefined && onPlay(scenario)}
              >
                <strong>{scenario.title}</strong>
                <small>{playing === scenario.id ? 'running…' : place?.kind === 'channel' ? `#${place.name}` : ''}</small>
              </button>
            </li>
          );
        })}
      </ul>
      <button
        type="button"
        className="button"
        aria-disabled={playing !== undefined}
        onClick={() => playing === undefined && void attempt('reset', {})}
      >
        Start over
      </button>
    </>
  );
}
