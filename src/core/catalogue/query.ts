/** A name and a value of a query, decoded. */
export type QueryPair = readonly [name: string, value: string];

/** What the query of a path says, in its order. */
export function readQuery(path: string): readonly QueryPair[] {
  return pairsOf(path).map((pair) => {
    const equals = pair.indexOf('=');
    return equals < 0
      ? [decoded(pair), '']
      : [decoded(pair.slice(0, equals)), decoded(pair.slice(equals + 1))];
  });
}

/**
 * The path with these values of a parameter in its query, where its first one stood, else at the end;
 * all else stays as it is written. Without values, the parameter is taken out.
 */
export function setQuery(path: string, name: string, values: readonly string[]): string {
  const bare = path.split('?', 1)[0] ?? '';
  const pairs = pairsOf(path);
  const isNamed = (pair: string) => decoded(pair.split('=', 1)[0] ?? '') === name;
  const at = pairs.findIndex(isNamed);
  const others = pairs.filter((pair) => !isNamed(pair));
  const place = at < 0 ? others.length : at;
  const own = values.map((value) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`);
  const query = others.toSpliced(place, 0, ...own).join('&');
  return query === '' ? bare : `${bare}?${query}`;
}

function pairsOf(path: string): readonly string[] {
  const at = path.indexOf('?');
  const query = at < 0 ? '' : path.slice(at + 1);
  return query === '' ? [] : query.split('&');
}

/** What is no encoding stays as it was typed. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
}
