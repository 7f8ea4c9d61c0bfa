import { maskTemplates, splitOutsideTemplates } from '../text/template';
import { decodeQueryValue, encodeValue } from './encode';

/** A parameter of a query as it is meant, without its encoding. */
export type QueryPair = readonly [name: string, value: string];

/** The parameters of a path's query, in its order; a name may occur more than once. */
export function readQuery(path: string): readonly QueryPair[] {
  return piecesOf(partsOf(path).query).filter(isParameter).map(pairOf);
}

/**
 * The path with these values of a parameter in the place of those it had, else at the end; the
 * parameter is removed where there are none. All else of the path stays as it is, to the letter.
 */
export function setQuery(path: string, name: string, values: readonly string[]): string {
  const { before, query, fragment } = partsOf(path);
  const pieces = piecesOf(query);
  const isMeant = (piece: string) => isParameter(piece) && pairOf(piece)[0] === name;
  const written = values.map((value) => `${encodeValue(name)}=${encodeValue(value)}`);
  const at = pieces.findIndex(isMeant);
  if (at < 0 && written.length === 0) return path;
  const changed =
    at < 0
      ? [...(pieces.at(-1) === '' ? pieces.slice(0, -1) : pieces), ...written]
      : pieces.flatMap((piece, place) => (place === at ? written : isMeant(piece) ? [] : [piece]));
  const text = changed.join('&');
  return before + (text === '' ? '' : `?${text}`) + fragment;
}

interface PathParts {
  readonly before: string;
  /** With its `?`; empty where there is none. */
  readonly query: string;
  /** With its `#`; a request is refused for it, but what was typed is not to be lost. */
  readonly fragment: string;
}

function partsOf(path: string): PathParts {
  const [, before = '', query = ''] = /^([^?#]*)(\?[^#]*)?/u.exec(maskTemplates(path)) ?? [];
  const fragmentAt = before.length + query.length;
  return {
    before: path.slice(0, before.length),
    query: path.slice(before.length, fragmentAt),
    fragment: path.slice(fragmentAt),
  };
}

function piecesOf(query: string): readonly string[] {
  return query === '' ? [] : splitOutsideTemplates(query.slice(1), '&');
}

/** Servers read nothing where two `&` stand side by side. */
function isParameter(piece: string): boolean {
  return piece !== '';
}

function pairOf(piece: string): QueryPair {
  const [name = ''] = splitOutsideTemplates(piece, '=');
  return [decodeQueryValue(name), decodeQueryValue(piece.slice(name.length + 1))];
}
