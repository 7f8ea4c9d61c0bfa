import type { VNode } from 'preact';
import type { AdfBlock, AdfCell } from '../../../core/text/adf/model';

interface Props {
  readonly rows: readonly (readonly AdfCell[])[];
  readonly draw: (blocks: readonly AdfBlock[]) => VNode;
}

/** A table, which scrolls by itself where it is too wide. */
export function AdfTable({ rows, draw }: Props) {
  return (
    <div class="adf-table" tabIndex={0} role="group" aria-label="Table">
      <table>
        <tbody>
          {rows.map((cells, index) => (
            <tr key={index}>
              {cells.map((cell, column) => (
                <Cell key={column} cell={cell} draw={draw} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Cell({ cell, draw }: { readonly cell: AdfCell; readonly draw: Props['draw'] }) {
  const { isHeader, columns, rows, content } = cell;
  return isHeader ? (
    <th colSpan={columns} rowSpan={rows}>
      {draw(content)}
    </th>
  ) : (
    <td colSpan={columns} rowSpan={rows}>
      {draw(content)}
    </td>
  );
}
