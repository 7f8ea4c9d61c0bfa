/** What may not be known; its part of the sentence is left out then. */
type Fact = string | number | undefined;

/** In brackets at the end of a sentence. */
export function because(reason: Fact): string {
  return reason === undefined ? '' : ` (${String(reason)})`;
}

/** Behind the noun that it names. */
export function named(name: Fact): string {
  return name === undefined || name === '' ? '' : ` ${String(name)}`;
}

/** As it was written by its user. */
export function quoted(name: Fact): string {
  return `“${String(name ?? '…')}”`;
}

/** Where something stands. */
export function within(name: Fact): string {
  return name === undefined ? '' : ` in ${quoted(name)}`;
}

/** A server by its host. */
export function serverAt(host: Fact): string {
  return String(host ?? 'the server');
}
