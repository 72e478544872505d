import type { Block } from '../../page-server/api.ts';
import { isBlock, listOf, stringOf, withKeys } from './fields.ts';
import { LibraryBlock } from './library-block.tsx';

/** A table whose first row is the header. The library has no data_table, and formats the raw text of tables. */
export function Table({ block }: { readonly block: Block }) {
  const rows = Array.isArray(block.rows) ? block.rows.map((row) => listOf(row)) : [];
  const [head = [], ...body] = rows;
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
          {withKeys(body).map(({ key: line, item: row }) => (
            <tr key={line}>
              {withKeys(row).map(({ key, item }) => (
                <td key={key}>
                  <Cell cell={item} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
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
