import type { RowFile } from '../ports';
import { csvLine } from '../text/csvLine';
import { cellsOf } from './cells';

/** The forms in which rows are exported. */
export type ExportForm = 'json' | 'ndjson' | 'csv';

/** How often each form goes through the rows. */
export const PASSES: Readonly<Record<ExportForm, number>> = { json: 1, ndjson: 1, csv: 2 };

type Batches = Pick<RowFile, 'batches'>;

/** Rows in a form, piece by piece; each piece is as large as a batch of the file. */
export function exportRows(form: ExportForm, rows: Batches): AsyncIterable<string> {
  switch (form) {
    case 'json':
      return toJson(rows);
    case 'ndjson':
      return toNdjson(rows);
    case 'csv':
      return toCsv(rows);
  }
}

async function* toJson(rows: Batches): AsyncIterable<string> {
  let before = '[\n';
  for await (const lines of rows.batches()) {
    yield before + lines.join(',\n');
    before = ',\n';
  }
  yield before === '[\n' ? '[]\n' : '\n]\n';
}

/** @see https://github.com/ndjson/ndjson-spec */
async function* toNdjson(rows: Batches): AsyncIterable<string> {
  for await (const lines of rows.batches()) yield `${lines.join('\n')}\n`;
}

/** Its columns are all that any row has, in the order in which they are first seen. */
async function* toCsv(rows: Batches): AsyncIterable<string> {
  const columns = new Set<string>();
  for await (const lines of rows.batches()) {
    for (const line of lines) {
      for (const column of cellsOf(JSON.parse(line)).keys()) columns.add(column);
    }
  }
  if (columns.size === 0) return;
  yield csvLine([...columns]);
  for await (const lines of rows.batches()) {
    yield lines
      .map((line) => {
        const cells = cellsOf(JSON.parse(line));
        return csvLine([...columns].map((column) => cells.get(column) ?? ''));
      })
      .join('');
  }
}
