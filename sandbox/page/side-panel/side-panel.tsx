import { type KeyboardEvent, useState } from 'react';
import type { ScenarioCard } from '../../page-server/api.ts';
import type { PartProps } from '../state/props.ts';
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
  const [cleared, setCleared] = useState(0);
  const shown = tab === 'chat' ? 'scenarios' : tab;
  return (
    <section className="side-panel" aria-label="Sandbox">
      <div className="tabs" role="tablist" aria-label="Sandbox" onKeyDown={moveToTab}>
        {Object.entries(TABS).map(([name, title]) => (
          <button
            key={name}
            type="button"
            role="tab"
            id={`tab-${name}`}
            aria-controls="side-panel-body"
            tabIndex={name === tab || name === shown ? 0 : -1}
            className={`tab tab-${name}`}
            aria-selected={name === tab || (name === shown && tab === 'chat')}
            onClick={() => onTab(name as Tab)}
          >
            {title}
          </button>
        ))}
      </div>
      <div className="side-panel-body" id="side-panel-body" role="tabpanel" aria-labelledby={`tab-${shown}`}>
        {shown === 'scenarios' && <ScenarioList {...part} onPlay={onPlay} />}
        {shown === 'wire' && <WirePanel cleared={cleared} onClear={setCleared} />}
        {shown === 'break' && <FaultPanel {...part} />}
      </div>
    </section>
  );
}

const STEPS: Readonly<Record<string, (index: number, count: number) => number>> = {
  ArrowRight: (index, count) => (index + 1) % count,
  ArrowLeft: (index, count) => (index + count - 1) % count,
  Home: () => 0,
  End: (_, count) => count - 1,
};

/** The keys of the tabs pattern; the tab that gets the focus is opened. */
function moveToTab(event: KeyboardEvent<HTMLElement>): void {
  const step = STEPS[event.key];
  const tabs = [...event.currentTarget.querySelectorAll<HTMLElement>('[role=tab]')].filter((tab) => tab.checkVisibility());
  const index = tabs.findIndex((tab) => tab.matches(':focus'));
  const next = step && index >= 0 ? tabs[step(index, tabs.length)] : undefined;
  if (!next) return;
  event.preventDefault();
  next.focus();
  next.click();
}
