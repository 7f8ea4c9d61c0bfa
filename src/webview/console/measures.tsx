import { formatSize, formatTime } from '../../core/text/format';
import type { AnswerResult } from './parts';

/** How long an answer took, what it weighs, and what is left of the limit. */
export function Measures({ answer }: { readonly answer: AnswerResult }) {
  const { time, firstByte, size, transferred, redirects, rateLimit } = answer;
  const whole = formatTime(time);
  const first = formatTime(firstByte);
  return (
    <>
      <span id="time">{first === whole ? whole : `${whole} (first byte ${first})`}</span>{' '}
      <span id="size">
        {formatSize(size)}
        {transferred !== size && ` (${formatSize(transferred)} transferred)`}
      </span>{' '}
      {redirects > 0 && <span>{redirects === 1 ? '1 redirect' : `${redirects} redirects`}</span>}{' '}
      {rateLimit && <Gauge {...rateLimit} />}
    </>
  );
}

function Gauge({ limit, remaining, isNear, about }: NonNullable<AnswerResult['rateLimit']>) {
  const left = `${remaining.toLocaleString('en-US')} of ${limit.toLocaleString('en-US')} left`;
  return (
    <span
      class={isNear ? 'gauge near' : 'gauge'}
      role="meter"
      aria-label="Rate limit"
      aria-valuemin={0}
      aria-valuemax={limit}
      aria-valuenow={remaining}
      aria-valuetext={left}
      title={about}
    >
      <svg viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
        <rect width={(100 * remaining) / limit} height="8" />
      </svg>
      {left}
    </span>
  );
}
