import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { EditorDiagnosis, EditorFinding } from '../../protocol/credentialEditor';
import { CopyButton } from '../copyButton';

interface Props {
  /** Undefined before the first run. */
  readonly diagnosis: EditorDiagnosis | undefined;
  /** Whether it is of another form than the one that is here now. */
  readonly isOld: boolean;
  readonly onRun: () => void;
  readonly onCancel: () => void;
  /** What no check can find out. */
  readonly children: ComponentChildren;
}

/** The checks of a credential, one after the other. */
export function Diagnosis({ diagnosis, isOld, onRun, onCancel, children }: Props) {
  const section = useRef<HTMLElement>(null);
  const isRunning = diagnosis?.isRunning ?? false;
  const isThere = diagnosis !== undefined;
  // Whoever asks for it from elsewhere wants to see it: when it begins, and when all of it is there.
  useEffect(() => {
    if (isThere) section.current?.scrollIntoView({ block: 'start' });
  }, [isThere, isRunning]);
  return (
    <section ref={section} class="part" aria-labelledby="diagnosis-title" aria-busy={isRunning}>
      <h2 id="diagnosis-title">Diagnosis</h2>
      <div class="copyRow">
        <button
          type="button"
          id="diagnose"
          aria-disabled={isRunning}
          onClick={() => {
            if (!isRunning) onRun();
          }}
        >
          Diagnose Credential
        </button>
        {isRunning && (
          <button
            type="button"
            id="cancel-diagnosis"
            onClick={() => {
              onCancel();
              document.getElementById('diagnose')?.focus();
            }}
          >
            Cancel
          </button>
        )}
        {diagnosis && !isRunning && (
          <CopyButton label="Copy Report" text={() => diagnosis.report} />
        )}
      </div>
      <p role="status">
        {diagnosis && <b>{summary(diagnosis)}</b>}
        {diagnosis && !isRunning && isOld && ' From before your last change.'}
      </p>
      {diagnosis && diagnosis.findings.length > 0 && (
        <ul class="findings">
          {diagnosis.findings.map((finding, index) => (
            <Finding key={index} finding={finding} />
          ))}
        </ul>
      )}
      {children}
    </section>
  );
}

function Finding({ finding }: { readonly finding: EditorFinding }) {
  const { title, outcome, code, reason, remedy } = finding;
  return (
    <li class={outcome}>
      <b class="mark">{MARKS[outcome]}</b>
      <span>
        <b>{title}</b> {reason} {remedy !== '' && <b>{remedy}</b>}
        {outcome === 'fail' && (
          <>
            {' '}
            <code>{code}</code>
          </>
        )}
      </span>
    </li>
  );
}

const MARKS: Record<EditorFinding['outcome'], string> = {
  pass: 'Pass',
  fail: 'Fail',
  not_checkable: 'Not checkable',
};

function summary({ isRunning, isComplete, findings }: EditorDiagnosis): string {
  if (isRunning) return 'Diagnosing';
  const failed = findings.filter(({ outcome }) => outcome === 'fail').length;
  if (failed === 0) return isComplete ? 'Nothing wrong was found.' : 'Stopped before the end.';
  return failed === 1 ? '1 check failed.' : `${failed} checks failed.`;
}
