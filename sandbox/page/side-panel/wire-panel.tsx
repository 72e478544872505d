import { useState } from 'react';
import type { WireEntry } from '../../page-server/api.ts';
import { useWire } from '../state/server.ts';

interface WirePanelProps {
  /** The ID of the last entry that was cleared. */
  readonly cleared: number;
  onClear(last: number): void;
}

/** The wire log, newest first, with secrets hidden. It is loaded only while it is shown. */
export function WirePanel({ cleared, onClear }: WirePanelProps) {
  const entries = useWire(cleared);
  if (!entries) return null;
  if (entries.length === 0) return <p className="quiet">No traffic yet. Ask for an order.</p>;
  return (
    <>
      <p className="wire-head">
        <span className="quiet">Newest first; secrets are hidden.</span>
        <button type="button" className="button small" onClick={() => onClear(entries.at(-1)?.id ?? cleared)}>
          Clear
        </button>
      </p>
      <ol className="wire">
        {entries.toReversed().map((entry) => (
          <Entry key={entry.id} entry={entry} />
        ))}
      </ol>
    </>
  );
}

function Entry({ entry }: { readonly entry: WireEntry }) {
  const [isOpen, setIsOpen] = useState(false);
  const { at, from, to, title, outcome, tone, detail } = entry;
  return (
    <li className={`wire-entry ${tone}`}>
      <details onToggle={({ currentTarget }) => setIsOpen(currentTarget.open)}>
        <summary>
          <span className="wire-way">
            {from === to ? from : `${from} → ${to}`} <time>{clock(at)}</time>
          </span>
          <span className="wire-title">{title}</span>
          <span className="wire-outcome">{outcome}</span>
        </summary>
        {isOpen && <pre>{JSON.stringify(detail, null, 2)}</pre>}
      </details>
    </li>
  );
}

function clock(at: number): string {
  return new Date(at).toISOString().slice(14, 23);
}
