import type { ListedChanges, ListedOperation } from '../core/catalogue/update';
import { plainText } from './plainText';

/** What an update has brought, in one sentence. */
export function changesSentence(changes: ListedChanges): string {
  const { added, changed, gone } = changes;
  return hasChanges(changes)
    ? `The API catalogue was updated: ${added.length} new, ${changed.length} changed, ${gone.length} gone.`
    : 'The API catalogue was updated: no operation has changed.';
}

/** Whether there is anything to list. */
export function hasChanges({ added, changed, gone }: ListedChanges): boolean {
  return added.length + changed.length + gone.length > 0;
}

/** What an update has brought, operation by operation, as Markdown. */
export function changesText({ added, changed, gone }: ListedChanges): string {
  const sections = [
    section('New', added.map(line)),
    section(
      'Changed',
      changed.map((each) => `${line(each)} (${each.parts.join(', ')})`),
    ),
    section('Gone', gone.map(line)),
  ];
  return ['# Changes of the API catalogue', ...sections, ''].join('\n');
}

function section(title: string, lines: readonly string[]): string {
  return ['', `## ${title}: ${lines.length}`, ...(lines.length > 0 ? ['', ...lines] : [])].join(
    '\n',
  );
}

/** The words are Atlassian's, so nothing of them becomes a link. */
function line({ method, path, summary }: ListedOperation): string {
  return `- \`${method} ${plainText(path)}\` ${plainText(summary)}`;
}
