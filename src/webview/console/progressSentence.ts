import { formatSize } from '../../core/text/format';
import type { SendProgress } from './parts';

/**
 * What a request under way is at; `seconds` since it was sent, `now` in milliseconds since the
 * epoch.
 */
export function progressSentence(
  progress: SendProgress | undefined,
  seconds: number,
  now: number,
): string {
  const passed = seconds > 0 ? ` (${seconds} s)` : '';
  switch (progress?.kind) {
    case undefined:
      return `Waiting for the answer${passed}`;
    case 'task':
      return `Waiting for the task at Jira${passed}`;
    case 'receiving':
      return `${formatSize(progress.bytes)} received${passed}`;
    case 'waiting': {
      const { until, status, attempt, most, isGuess } = progress;
      const left = Math.ceil((until - now) / 1000);
      if (left <= 0) return `Sent again (${attempt} of ${most})`;
      const asks = status === 429 ? 'Jira asks to wait' : 'Jira is not available';
      const guessed = isGuess ? ' and does not say how long' : '';
      return `${asks}${guessed}: again in ${left} s (${attempt} of ${most})`;
    }
  }
}
