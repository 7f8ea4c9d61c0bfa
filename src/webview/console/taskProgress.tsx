import type { SendProgress } from './parts';

/** How far a task at Jira is, in its own words; without a percentage the bar tells that it goes on. */
export function TaskProgress({
  progress,
}: {
  readonly progress: SendProgress & { readonly kind: 'task' };
}) {
  const { percent, message } = progress;
  return (
    <>
      <progress
        class="taskProgress"
        aria-label="Progress of the task"
        max={100}
        {...(percent !== undefined && { value: percent })}
      />
      <p class="aside" id="task-progress">
        {percent !== undefined && `${Math.floor(percent)} % `}
        {message}
      </p>
    </>
  );
}
