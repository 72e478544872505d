import { useState } from 'react';
import type { Block } from '../../page-server/api.ts';
import { isBlock, listOf, stringOf, withKeys } from './fields.ts';
import { LibraryBlock } from './library-block.tsx';

/** A table whose first row is the header; one with a page size is shown page by page. The library has no data_table, and formats the raw text of tables. */
export function Table({ block }: { readonly block: Block }) {
  const [page, setPage] = useState(0);
  const rows = Array.isArray(block.rows) ? block.rows.map((row) => listOf(row)) : [];
  const [head = [], ...body] = rows;
  const size = typeof block.page_size === 'number' ? block.page_size : body.length;
  const pages = Math.ceil(body.length / size);
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls sideways is reached by the keyboard (axe: scrollable-region-focusable) */}
      <section className="data-table" aria-label={captionOf(block.caption ?? 'Table')} tabIndex={0}>
        <table>
          {block.caption !== undefined && <caption>{captionOf(block.caption)}</caption>}
          <thead>
            <tr>
              {withKeys(head).map(({ key, item }) => (
                <th key={key} scope="col">
                  <Cell cell={item} />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {withKeys(body.slice(page * size, (page + 1) * size)).map(({ key, item }) => (
              <Row key={key} cells={item} header={block.row_header_column_index} />
            ))}
          </tbody>
        </table>
      </section>
      {pages > 1 && <Pages page={page} pages={pages} onPage={setPage} />}
    </>
  );
}

interface RowProps {
  readonly cells: readonly Block[];
  /** The index of the cell that names the row, if there is one. */
  readonly header: unknown;
}

function Row({ cells, header }: RowProps) {
  return (
    <tr>
      {withKeys(cells).map(({ key, item }, index) => (
        <RowCell key={key} cell={item} isHeader={index === header} />
      ))}
    </tr>
  );
}

function RowCell({ cell, isHeader }: { readonly cell: Block; readonly isHeader: boolean }) {
  const content = <Cell cell={cell} />;
  return isHeader ? <th scope="row">{content}</th> : <td>{content}</td>;
}

interface PagesProps {
  readonly page: number;
  readonly pages: number;
  onPage(page: number): void;
}

function Pages({ page, pages, onPage }: PagesProps) {
  return (
    <nav className="pages" aria-label="Pages of the table">
      <button type="button" className="button small" disabled={page === 0} onClick={() => onPage(page - 1)}>
        Previous
      </button>
      <span role="status">
        {page + 1} of {pages}
      </span>
      <button type="button" className="button small" disabled={page === pages - 1} onClick={() => onPage(page + 1)}>
        Next
      </button>
    </nav>
  );
}

function Cell({ cell }: { readonly cell: Block }) {
  if (cell.type === 'rich_text') return <LibraryBlock block={cell} />;
  return <>{String(cell.text ?? cell.value ?? '')}</>;
}

function captionOf(caption: unknown): string {
  return isBlock(caption) ? stringOf(caption.text) : String(caption);
}
