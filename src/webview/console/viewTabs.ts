import type { ShownBody } from '../../protocol/answerBody';
import type { AnswerResult } from './parts';

/** A way to look at an answer. */
export type ViewTab = 'pretty' | 'raw' | 'table' | 'headers' | 'timing' | 'request';

/** The ways to look at what has come of an answer, with their titles. */
export function viewTabs(
  body: ShownBody | undefined,
  answer: AnswerResult | undefined,
): Partial<Record<ViewTab, string>> {
  const isEmpty = body?.state.size === 0;
  const isJson = body && !isEmpty && body.state.json !== 'other';
  return {
    ...(isJson && { pretty: 'Pretty' }),
    ...(body && { raw: isEmpty ? 'Body' : 'Raw' }),
    ...(isJson && body.state.isEnded && { table: 'Table' }),
    ...(answer && {
      headers: `Headers (${answer.headers.length})`,
      timing: 'Timing',
      request: 'Request',
    }),
  };
}

/** The one to show: what was picked last, where this answer has it. */
export function shownTab(
  titles: Partial<Record<ViewTab, string>>,
  picked: ViewTab | undefined,
): ViewTab | undefined {
  if (picked && picked in titles) return picked;
  return (Object.keys(titles) as ViewTab[])[0];
}
