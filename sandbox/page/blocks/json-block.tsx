import type { Block } from '../../page-server/api.ts';

/** A block that cannot be rendered: shown as JSON, never dropped. */
export function JsonBlock({ value }: { readonly value: Block }) {
  return (
    <details className="labelled" open>
      <summary>{String(value.type)}: shown as JSON</summary>
      <pre>{JSON.stringify(value, null, 2)}</pre>
    </details>
  );
}
