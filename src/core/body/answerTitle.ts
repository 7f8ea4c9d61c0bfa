import type { AnswerFacts } from './keptAnswers';

/** What an answer is called as a document: "GET issue/ABC-1 · 200 · 14:03:22". */
export function answerTitle({ method, path, status, at }: AnswerFacts): string {
  return `${method} ${shortPath(path)} · ${status} · ${new Date(at).toLocaleTimeString('en-GB')}`;
}

/** What tells a path from others: what is behind the API's own part of it. */
function shortPath(path: string): string {
  return (path.split('?', 1)[0] ?? '').replace(
    /^.*\/rest\/(?:api|agile|servicedeskapi)\/(?:[\d.]+\/|latest\/)?/u,
    '',
  );
}
