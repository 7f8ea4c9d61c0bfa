import { FieldProblem, fieldMarks } from './fieldProblem';
import type { Problem } from './state';

interface Props {
  readonly body: string;
  readonly problem: Problem | undefined;
  readonly onEdit: (body: string) => void;
}

/** The request's body, JSON unless its Content-Type says otherwise. */
export function BodyEditor({ body, problem, onEdit }: Props) {
  return (
    <section class="part" aria-labelledby="body-title">
      <div class="partTitle">
        <h2 id="body-title">Body</h2>
        <span class="aside">JSON unless a Content-Type header says otherwise</span>
      </div>
      <textarea
        id="body"
        aria-labelledby="body-title"
        autocomplete="off"
        spellcheck={false}
        {...fieldMarks('body', problem)}
        value={body}
        onInput={(event) => onEdit(event.currentTarget.value)}
      />
      <FieldProblem field="body" problem={problem} />
    </section>
  );
}
