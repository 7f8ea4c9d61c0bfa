import { useEffect, useRef, useState } from 'preact/hooks';
import type {
  EditorCatalogue,
  EditorDiagnosis,
  EditorFinding,
} from '../../protocol/credentialEditor';
import { CopyButton } from '../copyButton';

interface Props {
  /** Undefined before the first run. */
  readonly diagnosis: EditorDiagnosis | undefined;
  /** Empty where no browser is needed. */
  readonly browserPages: EditorCatalogue['browserPages'];
  readonly onRun: () => void;
  readonly onCancel: () => void;
}

/** The checks of a credential, one after the other, and the page that the browser may have shown. */
export function Diagnosis({ diagnosis, browserPages, onRun, onCancel }: Props) {
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
          <button type="button" id="cancel-diagnosis" onClick={onCancel}>
            Cancel
          </button>
        )}
        {diagnosis && !isRunning && (
          <CopyButton label="Copy Report" text={() => diagnosis.report} />
        )}
      </div>
      <p class="unseen" role="status">
        {diagnosis && summary(diagnosis)}
      </p>
      {diagnosis && diagnosis.findings.length > 0 && (
        <ul class="findings">
          {diagnosis.findings.map((finding, index) => (
            <Finding key={index} finding={finding} />
          ))}
        </ul>
      )}
      {browserPages.length > 0 && <BrowserPages pages={browserPages} />}
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
  not_checkable: '–',
};

/** Nothing that these pages say reaches VS Code, so the user tells. */
function BrowserPages({ pages }: { readonly pages: EditorCatalogue['browserPages'] }) {
  const [shown, setShown] = useState<number | undefined>();
  return (
    <details id="browser-pages">
      <summary>The browser never came back? Say what it showed</summary>
      <fieldset class="field">
        <legend class="unseen">What the browser showed</legend>
        {pages.map(({ shows, remedy }, index) => (
          <label key={shows} class="choice">
            <input
              type="radio"
              name="browser-page"
              checked={shown === index}
              onChange={() => setShown(index)}
            />
            <span>
              {shows}
              {shown === index && (
                <b class="remedy" role="status">
                  {remedy}
                </b>
              )}
            </span>
          </label>
        ))}
      </fieldset>
    </details>
  );
}

function summary({ isRunning, findings }: EditorDiagnosis): string {
  if (isRunning) return 'Diagnosing';
  const failed = findings.filter(({ outcome }) => outcome === 'fail').length;
  return failed === 0 ? 'Nothing wrong was found.' : `${failed} checks failed.`;
}
