/** A string or a number that stands in a row of pretty printed JSON. */
export interface RowValue {
  /** The member's name; undefined for an element of an array. */
  readonly name: string | undefined;
  /** Where the name ends, behind its quote; 0 without one. */
  readonly nameTo: number;
  /** Undefined for whatever is neither, and for a string that was cut off. */
  readonly value: string | number | undefined;
  /** Where the value stands, without its quotes, in UTF-16 units of the row. */
  readonly from: number;
  readonly to: number;
}

/** Longer strings are no links and no times. */
const LONGEST = 4000;

const STRING = String.raw`"(?:[^"\\]|\\.)*"`;

const ROW = new RegExp(
  String.raw`^(?:(?<name>${STRING})(?<colon>\s*:\s*))?(?:(?<string>${STRING})|(?<number>-?\d[\d.eE+-]*))?(?<rest>.*)$`,
  'su',
);

/** Reads one row of pretty printed JSON, without its indentation; undefined for a row that says too much. */
export function rowValue(row: string): RowValue | undefined {
  if (row.length > LONGEST) return undefined;
  const { name, colon = '', string, number, rest = '' } = ROW.exec(row)?.groups ?? {};
  const nameTo = name?.length ?? 0;
  const start = nameTo + colon.length;
  const isWhole = /^\s*,?\s*$/u.test(rest);
  const quote = string === undefined ? 0 : 1;
  const written = string ?? number ?? '';
  return {
    name: text(name),
    nameTo,
    value: !isWhole ? undefined : number === undefined ? text(string) : Number(number),
    from: start + quote,
    to: start + written.length - quote,
  };
}

/** What a JSON string says; undefined for one that breaks the rules of JSON. */
function text(written: string | undefined): string | undefined {
  if (written === undefined) return undefined;
  try {
    return JSON.parse(written) as string;
  } catch {
    return undefined;
  }
}
