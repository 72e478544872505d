import type { FileView } from '../../page-server/api.ts';

/** The files of a message: name, length and beginning. */
export function Files({ files }: { readonly files: readonly FileView[] }) {
  return files.map(({ id, name, lines, preview }) => (
    <details key={id} className="file">
      <summary>
        📄 <strong>{name}</strong> <span className="quiet">{lines === 1 ? '1 line' : `${lines} lines`}</span>
      </summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reached by keyboard. */}
      <pre tabIndex={0}>{preview}</pre>
    </details>
  ));
}
