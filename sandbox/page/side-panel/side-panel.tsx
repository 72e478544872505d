import type { ScenarioCard } from '../../page-server/api.ts';
import type { PartProps } from '../state/props.ts';
import { useWire } from '../state/server.ts';
import { BreakPanel } from './fault-panel.tsx';
import { Rail } from './scenario-list.tsx';
import { WireDrawer } from './wire-panel.tsx';

const TABS = { chat: 'Chat', scenarios: 'Scenarios', wire: 'Wire', break: 'Break things' } as const;
export type Tab = keyof typeof TABS;

interface BenchProps extends PartProps {
  readonly tab: Tab;
  onTab(tab: Tab): void;
  onPlay(scenario: ScenarioCard): void;
}

/** Beside the small Slack: what to try, what crossed the wire, what to break. On a phone its tabs lead to the chat, too. */
export function Bench({ tab, onTab, onPlay, ...part }: BenchProps) {
  const wire = useWire();
  const shown = tab === 'chat' ? 'scenarios' : tab;
  return (
    <section className="bench" aria-label="Sandbox">
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
      <div className="bench-body" role="tabpanel">
        {shown === 'scenarios' && <Rail {...part} onPlay={onPlay} />}
        {shown === 'wire' && <WireDrawer {...wire} />}
        {shown === 'break' && <BreakPanel {...part} />}
      </div>
    </section>
  );
}
