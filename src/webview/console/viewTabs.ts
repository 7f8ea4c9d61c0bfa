import { mediaOf } from '../../core/text/mediaKind';
import type { ShownBody } from '../../protocol/answerBody';
import type { AnswerResult } from './parts';

/** A way to look at an answer. */
export type ViewTab = 'pretty' | 'raw' | 'table' | 'preview' | 'headers' | 'timing' | 'request';

/** The ways to look at what has come of an answer, with their titles. */
export function viewTabs(
  body: ShownBody | undefined,
  answer: AnswerResult | undefined,
): Partial<Record<ViewTab, string>> {
  const isEmpty = body?.state.size === 0;
  const isJson = body && !isEmpty && body.state.json !== 'other';
  const isEnded = body?.state.isEnded === true;
  return {
    ...(isJson && { pretty: 'Pretty' }),
    ...(body && { raw: isEmpty ? 'Body' : 'Raw' }),
    ...(isJson && isEnded && { table: 'Table' }),
    ...(isEnded && !isEmpty && { preview: 'Preview' }),
    ...(answer && {
      headers: `Headers (${answer.headers.length})`,
      timing: 'Timing',
      request: 'Request',
    }),
  };
}

/** The one to show: what was picked last, where this answer has it, else what suits the body. */
export function shownTab(
  titles: Partial<Record<ViewTab, string>>,
  picked: ViewTab | undefined,
  body: ShownBody | undefined,
): ViewTab | undefined {
  if (picked && picked in titles) return picked;
  const suited = body && suitedTab(body);
  return suited && suited in titles ? suited : (Object.keys(titles) as ViewTab[])[0];
}

/** Text is best read as text, and what is none previewed. */
function suitedTab({ state, contentType }: ShownBody): ViewTab {
  if (state.json === 'whole' || contentType === undefined) return 'pretty';
  const { kind } = mediaOf(contentType, new Uint8Array());
  if (kind === 'json') return 'pretty';
  return kind === 'text' ? 'raw' : 'preview';
}
