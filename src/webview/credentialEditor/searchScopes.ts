import type { EditorScope } from '../../protocol/credentialEditor';

/** Those that have every word of the query in name or meaning. */
export function searchScopes(
  catalogue: readonly EditorScope[],
  query: string,
): readonly EditorScope[] {
  const words = query.toLowerCase().split(/\s+/u);
  return catalogue.filter(({ scope, meaning }) => {
    const text = `${scope} ${meaning}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
}
