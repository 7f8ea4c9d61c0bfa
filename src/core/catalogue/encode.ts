import { mapOutsideTemplates } from '../text/template';

/**
 * A value as it stands in a path or a query. A template stays as it is: what it stands for is encoded
 * where it is filled in.
 */
export function encodeValue(value: string): string {
  return mapOutsideTemplates(value, encodePiece);
}

/** What a text of a path means; what is no encoding stays as it was typed. */
export function decodeValue(text: string): string {
  return mapOutsideTemplates(text, decodePiece);
}

/** What a name or a value of a query means, as a server reads it: `+` is a space. */
export function decodeQueryValue(text: string): string {
  return mapOutsideTemplates(text, (piece) => decodePiece(piece.replaceAll('+', ' ')));
}

function encodePiece(piece: string): string {
  // A half of a surrogate pair is nothing that UTF-8 could say.
  return encodeURIComponent(piece.replaceAll(/\p{Cs}/gu, '\uFFFD'));
}

function decodePiece(piece: string): string {
  try {
    return decodeURIComponent(piece);
  } catch {
    return piece;
  }
}
