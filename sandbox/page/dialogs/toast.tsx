import { useEffect } from 'react';

const SHOWN_MS = 8_000;

export function Toast({ text, onClose }: { readonly text: string; onClose(): void }) {
  useEffect(() => {
    const timer = setTimeout(onClose, SHOWN_MS);
    return () => clearTimeout(timer);
  }, [onClose]);
  return (
    <div className="toast" role="alert">
      {text}
      <button type="button" className="icon" aria-label="Close" onClick={onClose}>
        ✕
      </button>
    </div>
  );
}
