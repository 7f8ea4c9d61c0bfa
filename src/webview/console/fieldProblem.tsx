import type { Problem } from './state';
import type { RequestField } from './parts';

/** What marks the control of a field that is to blame, and lets a refusal move the focus to it. */
export function fieldMarks(field: RequestField, problem: Problem | undefined) {
  const isToBlame = problem?.field === field;
  return {
    'data-field': field,
    'aria-invalid': isToBlame,
    ...(isToBlame && { 'aria-describedby': `${field}-problem` }),
  };
}

/** What is wrong with a field, next to it. */
export function FieldProblem(props: {
  readonly field: RequestField;
  readonly problem: Problem | undefined;
}) {
  const { field, problem } = props;
  return problem?.field === field ? (
    <p class="problem" id={`${field}-problem`}>
      {problem.message}
    </p>
  ) : null;
}
