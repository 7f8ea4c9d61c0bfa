import { formatSize, formatTime } from '../../core/text/format';
import type { BodyFilterOutcome, Loss, Losses } from '../../protocol/answerBody';

/** What came of a filter that took so many milliseconds. */
export function filterSentence(outcome: BodyFilterOutcome & { readonly time: number }): string {
  switch (outcome.kind) {
    case 'found': {
      const { size, rows } = outcome.body.state;
      const lines = rows.pretty === 1 ? '1 line' : `${rows.pretty.toLocaleString('en-US')} lines`;
      return `Filtered in ${formatTime(outcome.time)}: ${lines}, ${formatSize(size)}.`;
    }
    case 'bad_expression':
      return outcome.problem.message;
    case 'failed':
      return outcome.message;
    case 'too_much':
      return 'The filter finds more than the 50 MB that can be shown.';
    case 'too_deep':
      return 'The body is nested too deeply to be filtered.';
    case 'broken_off':
      return 'The filter broke off: there may be too little memory for what it makes of the body.';
    case 'too_long':
      return `The filter was ended after ${outcome.seconds} seconds.`;
    case 'cancelled':
      return 'The filter was cancelled.';
    case 'not_json':
      return 'Only a body that is JSON, and whole, can be filtered.';
  }
}

/** What of the body is not exact in what a filter has found; undefined where all of it is. */
export function lossSentence({ rounded, merged }: Losses): string | undefined {
  const parts = [
    lossOf(rounded, 'number was rounded', 'numbers were rounded'),
    lossOf(
      merged,
      'name stood twice and lost its first value',
      'names stood twice and lost values',
    ),
  ].filter((part) => part !== undefined);
  return parts.length > 0 ? `To filter the body, ${parts.join('; ')}.` : undefined;
}

function lossOf({ count, places }: Loss, one: string, many: string): string | undefined {
  if (count === 0) return undefined;
  const [first, ...others] = places;
  const rest = count > places.length || others.length > 2 ? ', …' : '';
  const where = [first, ...others.slice(0, 2)].join(', ') + rest;
  return `${count === 1 ? `1 ${one}` : `${count.toLocaleString('en-US')} ${many}`} (${where})`;
}
