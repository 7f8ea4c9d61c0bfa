import { RequestError, type RequestField } from '../errors';
import type { TypedRequest } from '../request';
import type { Destination } from './destination';
import { mapTexts } from './requestTexts';
import type { VariableScope } from './scope';
import { parseTemplate } from '../../text/template';
import { LONGEST_VALUE } from './values';

/** A part of a value: a text, or a `{{…}}` that means nothing in the file. */
interface Piece {
  readonly text: string;
  readonly isOpen: boolean;
}

/**
 * The request with the variables of its own file replaced as `resolveRequest` does; every other `{{…}}`
 * stays as it is, also one that a variable of the file contains.
 *
 * Throws `RequestError` with the field to blame: `variable_cycle`, `variable_too_long`, and
 * `body_not_json` where a backslash would undo the escaping.
 */
export function applyFileVariables(
  request: TypedRequest,
  variables: VariableScope['file'],
): TypedRequest {
  return mapTexts(request, (text, field, destination) =>
    fill(text, destination, new FileValues(variables, field)),
  );
}

function fill(text: string, { write }: Destination, values: FileValues): string {
  let written = '';
  let literal = '';
  let end = 0;
  for (const { name, start, end: next } of parseTemplate(text).placeholders) {
    const before = text.slice(end, start);
    written += before;
    literal += before;
    const pieces = values.of(name) ?? [{ text: text.slice(start, next), isOpen: true }];
    // What begins with another's value may be a whole address, of which nothing is encoded.
    const mayBeAddress = written === '' && pieces[0]?.isOpen === true;
    for (const piece of pieces) {
      if (piece.isOpen || mayBeAddress) {
        written += piece.text;
      } else {
        written += write(piece.text, written, literal);
        literal = '';
      }
    }
    end = next;
  }
  return written + text.slice(end);
}

/** The values of the names that a file defines, for one field of a request. */
class FileValues {
  readonly #variables: VariableScope['file'];
  readonly #field: RequestField;
  readonly #known = new Map<string, readonly Piece[]>();

  constructor(variables: VariableScope['file'], field: RequestField) {
    this.#variables = variables;
    this.#field = field;
  }

  /** The value of a name; undefined where it is none of the file's. */
  of(name: string, within: readonly string[] = []): readonly Piece[] | undefined {
    // These mean the same everywhere.
    if (/^(?:\$|last\s*[.[])/u.test(name)) return undefined;
    const known = this.#known.get(name);
    if (known) return known;
    if (within.includes(name)) {
      const names = [...within.slice(within.indexOf(name)), name].join(' → ');
      throw new RequestError('variable_cycle', this.#field, { names });
    }
    const variable = this.#variables.findLast((candidate) => candidate.name === name);
    if (variable === undefined) return undefined;
    const pieces = this.#piecesOf(variable.value, [...within, name]);
    if (pieces.reduce((length, { text }) => length + text.length, 0) > LONGEST_VALUE) {
      throw new RequestError('variable_too_long', this.#field, { name });
    }
    this.#known.set(name, pieces);
    return pieces;
  }

  #piecesOf(value: string, within: readonly string[]): readonly Piece[] {
    let end = 0;
    const pieces = parseTemplate(value).placeholders.flatMap(({ name, start, end: next }) => {
      const before = { text: value.slice(end, start), isOpen: false };
      end = next;
      const open = { text: value.slice(start, next), isOpen: true };
      return [before, ...(this.of(name, within) ?? [open])];
    });
    return [...pieces, { text: value.slice(end), isOpen: false }].filter(({ text }) => text !== '');
  }
}
