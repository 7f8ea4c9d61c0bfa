import { formatSize, formatTime } from '../../core/text/format';
import type { AnswerResult } from './parts';
import { connectionNote, timingSteps } from './timingSteps';

/** What an answer took its time for, and how much came at what pace. */
export function Timing({ answer }: { readonly answer: AnswerResult }) {
  const { time, size, transferred } = answer;
  const steps = timingSteps(answer);
  const whole = Math.max(time, ...steps.map(({ start, time: own }) => start + own));
  const note = connectionNote(answer);
  const download = steps.at(-1)?.time ?? 0;
  return (
    <div class="timing">
      <table>
        <thead class="unseen">
          <tr>
            <th scope="col">Step</th>
            <th scope="col">Time</th>
            <th scope="col">Share</th>
          </tr>
        </thead>
        <tbody>
          {steps.map((step) => (
            <tr key={step.title}>
              <th scope="row">{step.title}</th>
              <td class="number">{formatTime(step.time)}</td>
              <td class="share">
                <svg viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
                  <rect
                    x={percent(step.start, whole)}
                    width={Math.max(0.5, percent(step.time, whole))}
                    height="8"
                  />
                </svg>
              </td>
            </tr>
          ))}
          <tr class="whole">
            <th scope="row">In all</th>
            <td class="number">{formatTime(time)}</td>
            <td />
          </tr>
        </tbody>
      </table>
      {note !== undefined && <p class="aside">{note}</p>}
      <p class="aside">
        {transferred === size
          ? `${formatSize(size)} were transferred`
          : `${formatSize(transferred)} were transferred for a body of ${formatSize(size)}`}
        {download >= 1 && `, ${formatSize((transferred / download) * 1000)} a second`}.
      </p>
    </div>
  );
}

function percent(part: number, whole: number): number {
  return whole > 0 ? (100 * part) / whole : 0;
}
