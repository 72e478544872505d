import type { ScenarioCard } from '../../page-server/api.ts';
import type { PartProps } from '../state/props.ts';
import { useWire } from '../state/server.ts';
import { FaultPanel } from './fault-panel.tsx';
import { ScenarioList } from './scenario-list.tsx';
import { WirePanel } from './wire-panel.tsx';

const TABS = { chat: 'Chat', scenarios: 'Scenarios', wire: 'Wire', break: 'Break things' } as const;
export type Tab = keyof typeof TABS;

interface SidePanelProps extends PartProps {
  readonly tab: Tab;
  onTab(tab: Tab): void;
  onPlay(scenario: ScenarioCard): void;
}

/** The panel with scenarios, wire and faults. On a phone its tabs include the chat. */
export function SidePanel({ tab, onTab, onPlay, ...part }: SidePanelProps) {
  const wire = useWire();
  const shown = tab === 'chat' ? 'scenarios' : tab;
  return (
    <section className="side-panel" aria-label="Sandbox">
      <div className="tabs" role="tablist">
        {Object.entries(TABS).map(([name, title]) => (
          <button
            key={name}
            type="button"
            role="tab"
            className={`tab tab-${name}`}
            aria-selected={name === tab || (name === shown && tab === 'chat')}
            onClick={() => onTab(name as Tab)}
          >
            {title}
          </button>
        ))}
      </div>
      <div className="side-panel-body" role="tabpanel">
        {shown === 'scenarios' && <ScenarioList {...part} onPlay={onPlay} />}
        {shown === 'wire' && <WirePanel {...wire} />}
        {shown === 'break' && <FaultPanel {...part} />}
      </div>
    </section>
  );
}
