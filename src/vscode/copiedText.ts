import type { KeptBody } from '../core/body/bodies';
import type { BodyCopy } from '../protocol/answerBody';

/** What is copied of a body; null where it is not kept any more. */
export async function copiedText(kept: KeptBody, copy: BodyCopy): Promise<string | null> {
  switch (copy.kind) {
    case 'text':
      return kept.ask(copy);
    case 'csv':
      return kept.ask(copy.table);
    case 'value':
      return kept.ask({ kind: 'value', line: copy.line });
    case 'jmes_path':
      return (await kept.ask({ kind: 'path', line: copy.line }))?.jmesPath ?? null;
    case 'java_script_path':
      return (await kept.ask({ kind: 'path', line: copy.line }))?.javaScript ?? null;
  }
}
