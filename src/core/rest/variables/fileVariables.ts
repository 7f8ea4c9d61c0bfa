import { RequestError, type RequestField } from '../errors';
import type { TypedRequest } from '../request';
import type { Destination } from './destination';
import { mapTexts } from './requestTexts';
import { generate, type Generators } from './generated';
import type { VariableScope } from './scope';
import { parseTemplate } from '../../text/template';
import { DEEPEST, LONGEST_VALUE } from './values';

/** A part of a value: a text, or a `{{…}}` that means nothing in the file. */
interface Piece {
  readonly text: string;
  readonly isOpen: boolean;
}

/**
 * The request with the variables of its own file replaced as `resolveRequest` does; every other `{{…}}`
 * stays as it is, also one that a variable of the file contains. What such a variable generates, as by
 * `{{$uuid}}`, is one value wherever it stands.
 *
 * Throws `RequestError` with the field to blame: `variable_cycle`, `variable_too_deep`,
 * `variable_too_long`, and `body_not_json` where a backslash would undo the escaping.
 */
export function applyFileVariables(
  request: TypedRequest,
  variables: VariableScope['file'],
  generators: Generators,
): TypedRequest {
  const values = new FileValues(variables, generators);
  return mapTexts(request, (text, field, destination) => fill(text, field, destination, values));
}

function fill(
  text: string,
  field: RequestField,
  { write }: Destination,
  values: FileValues,
): string {
  let written = '';
  let literal = '';
  let end = 0;
  for (const { name, start, end: next } of parseTemplate(text).placeholders) {
    const before = text.slice(end, start);
    written += before;
    literal += before;
    const pieces = values.of(name, field) ?? [{ text: text.slice(start, next), isOpen: true }];
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

/** The values of the names that a file defines, in one request. */
class FileValues {
  readonly #variables: VariableScope['file'];
  readonly #generators: Generators;
  readonly #known = new Map<string, readonly Piece[]>();

  constructor(variables: VariableScope['file'], generators: Generators) {
    this.#variables = variables;
    this.#generators = generators;
  }

  /** The value of a name; undefined where it is none of the file's. */
  of(
    name: string,
    field: RequestField,
    within: readonly string[] = [],
  ): readonly Piece[] | undefined {
    // These mean the same everywhere.
    if (/^(?:\$|last\s*[.[])/u.test(name)) return undefined;
    const known = this.#known.get(name);
    if (known) return known;
    if (within.includes(name)) {
      const names = [...within.slice(within.indexOf(name)), name].join(' → ');
      throw new RequestError('variable_cycle', field, { names });
    }
    const variable = this.#variables.findLast((candidate) => candidate.name === name);
    if (variable === undefined) return undefined;
    if (within.length >= DEEPEST) throw new RequestError('variable_too_deep', field, { name });
    const pieces = this.#piecesOf(variable.value, field, [...within, name]);
    if (pieces.reduce((length, { text }) => length + text.length, 0) > LONGEST_VALUE) {
      throw new RequestError('variable_too_long', field, { name });
    }
    this.#known.set(name, pieces);
    return pieces;
  }

  #piecesOf(value: string, field: RequestField, within: readonly string[]): readonly Piece[] {
    let end = 0;
    const pieces = parseTemplate(value).placeholders.flatMap(({ name, start, end: next }) => {
      const before = { text: value.slice(end, start), isOpen: false };
      end = next;
      const generated = generate(name, this.#generators);
      if (generated !== undefined) return [before, { text: generated, isOpen: false }];
      const open = { text: value.slice(start, next), isOpen: true };
      return [before, ...(this.of(name, field, within) ?? [open])];
    });
    return [...pieces, { text: value.slice(end), isOpen: false }].filter(({ text }) => text !== '');
  }
}
