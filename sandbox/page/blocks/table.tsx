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
    <div className="data-table">
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
            <Row key={key} cells={item} />
          ))}
        </tbody>
      </table>
      {pages > 1 && <Pages page={page} pages={pages} onPage={setPage} />}
    </div>
  );
}

function Row({ cells }: { readonly cells: readonly Block[] }) {
  return (
    <tr>
      {withKeys(cells).map(({ key, item }) => (
        <td key={key}>
          <Cell cell={item} />
        </td>
      ))}
    </tr>
  );
}

interface PagesProps {
  readonly page: number;
  readonly pages: number;
  onPage(page: number): void;
}

function Pages({ page, pages, onPage }: PagesProps) {
  return (
    <div>
      <button type="button" disabled={page === 0} onClick={() => onPage(page - 1)}>
        Previous
      </button>{' '}
      {page + 1} of {pages}{' '}
      <button type="button" disabled={page === pages - 1} onClick={() => onPage(page + 1)}>
        Next
      </button>
    </div>
  );
}

function Cell({ cell }: { readonly cell: Block }) {
  if (cell.type === 'rich_text') return <LibraryBlock block={cell} />;
  return <>{String(cell.text ?? cell.value ?? '')}</>;
}

function captionOf(caption: unknown): string {
  return isBlock(caption) ? stringOf(caption.text) : String(caption);
}
