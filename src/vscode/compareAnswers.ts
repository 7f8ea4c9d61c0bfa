import * as vscode from 'vscode';
import { answerTitle } from '../core/body/answerTitle';
import type { KeptAnswer } from '../core/body/keptAnswers';
import { bodyFileEnd } from '../core/text/bodyFileName';
import { formatSize } from '../core/text/format';
import { relativeTime } from '../core/text/relativeTime';
import type { DocumentBody } from './answerDocuments';
import { plainText } from './plainText';
import type { Services } from './services';

type Context = Pick<Services, 'answers' | 'answerDocuments' | 'clock'>;

/** An answer as a document. */
export function documentOf(answer: KeptAnswer): DocumentBody {
  const { body, contentType } = answer;
  return { body, title: answerTitle(answer), extension: bodyFileEnd(contentType) };
}

/** Asks for one of the answers of this window, and shows what became of it: `after`. */
export async function compareWithAnother(
  { answers, answerDocuments, clock }: Context,
  after: DocumentBody,
  console?: string,
): Promise<void> {
  const others = answers.all.filter(({ body }) => body !== after.body);
  if (others.length === 0) {
    void vscode.window.showInformationMessage(
      'There is no other answer to compare with. The latest answers of this window are kept for it.',
    );
    return;
  }
  const previous = others.find((answer) => answer.console === console);
  const now = clock.now();
  const item = (answer: KeptAnswer, label: string) => ({
    label,
    description: plainText(
      `${answer.status} · ${[answer.site, formatSize(answer.size)].filter(Boolean).join(' · ')}`,
    ),
    detail: relativeTime(answer.at, now),
    answer,
  });
  const picked = await vscode.window.showQuickPick(
    [
      ...(previous ? [item(previous, 'Previous answer of this console')] : []),
      ...others
        .filter((answer) => answer !== previous)
        .map((answer) => item(answer, titleOf(answer))),
    ],
    { title: 'Compare With', placeHolder: 'An answer of this window', matchOnDescription: true },
  );
  if (picked) await answerDocuments.compare(documentOf(picked.answer), after);
}

/** Compares the answer to a request in the history with another one. */
export async function compareHistoryEntry(services: Context, entryId: string): Promise<void> {
  const answer = services.answers.ofEntry(entryId);
  if (answer) {
    await compareWithAnother(services, documentOf(answer));
    return;
  }
  void vscode.window.showInformationMessage(
    'The answer to this request is not kept any more. A window keeps its latest 20 answers until it is closed.',
  );
}

function titleOf({ method, path }: KeptAnswer): string {
  // A path is not to bring a symbol of its own.
  return plainText(`${method} ${path}`).replaceAll('$(', '$ (');
}
