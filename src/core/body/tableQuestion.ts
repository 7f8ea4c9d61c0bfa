/**
 * A list in a body whose elements are objects, at least the first of them: the whole, a member of it, or
 * a member of a member.
 */
export interface BodyList {
  /** Of the pretty view, that begins it; by this it is asked for. */
  readonly line: number;
  /** The way to it, in JMESPath; `@` for the whole body. */
  readonly path: string;
  /** How many elements it has; of a body that breaks off, those before that. */
  readonly count: number;
}

/** The names that lead from a row to a cell. */
export type ColumnPath = readonly string[];

/** A column that a table can have. */
export interface TableColumn {
  readonly path: ColumnPath;
  /** Such as `fields.status.name`. */
  readonly title: string;
}

/**
 * How rows are sorted: numbers by value, strings as people sort them (ABC-9 before ABC-10), rows without
 * a value or with `null` last in both directions; equal ones stay in the order of the list.
 */
export interface TableOrder {
  readonly column: ColumnPath;
  readonly isDescending: boolean;
}

/** Which table: its columns in their order, and the order of its rows; that of the list unless told. */
interface TableOf {
  readonly list: number;
  readonly columns: readonly ColumnPath[];
  readonly order?: TableOrder | undefined;
}

/** What is asked of the tables in a body. */
export type TableQuestion =
  | { readonly kind: 'lists' }
  /** The columns that the rows of a list have. */
  | { readonly kind: 'columns'; readonly list: number }
  | ({ readonly kind: 'table_rows'; readonly from: number; readonly to: number } & TableOf)
  /** The whole table as CSV (RFC 4180), titles first. */
  | ({ readonly kind: 'table_csv' } & TableOf);

/** A cell; `missing` where the row has none there. */
export interface TableCell {
  readonly kind: 'missing' | 'null' | 'string' | 'number' | 'boolean' | 'list' | 'object';
  /** A string's own, anything else as it came, digits and all; at most 500 characters. */
  readonly text: string;
  /** Set where its name stood there more than once: the last is shown. */
  readonly isMerged?: boolean | undefined;
}

/** A row of a table. */
export interface TableRow {
  /** Of the pretty view, where its element begins. */
  readonly line: number;
  readonly cells: readonly TableCell[];
}

/** What is answered, by what was asked. */
export interface TableAnswers {
  readonly lists: readonly BodyList[];
  readonly columns: {
    /**
     * Those of `first`, then the others as they are first met; at most 2,000. Of a
     * list of more than 500 rows, those that 500 rows from all over it have.
     */
    readonly all: readonly TableColumn[];
    /** Those that a table begins with. */
    readonly first: readonly ColumnPath[];
  };
  readonly table_rows: readonly TableRow[];
  readonly table_csv: string;
}
