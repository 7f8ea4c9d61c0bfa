import { useEffect, useRef, useState } from 'preact/hooks';
import type { EditorCatalogue } from '../../protocol/credentialEditor';

interface Props {
  readonly pages: EditorCatalogue['browserPages'];
  /** Whether an authorization has just ended that gave nothing. */
  readonly isAsked: boolean;
}

/** Nothing that these pages say reaches VS Code, so the user tells. */
export function BrowserPages({ pages, isAsked }: Props) {
  const [shown, setShown] = useState<number | undefined>();
  const details = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    if (!isAsked || !details.current) return;
    details.current.open = true;
    details.current.scrollIntoView({ block: 'nearest' });
  }, [isAsked]);
  return (
    <details id="browser-pages" ref={details}>
      <summary>The browser never came back? Say what it showed</summary>
      <fieldset class="field">
        <legend class="unseen">What the browser showed</legend>
        {pages.map(({ shows, remedy }, index) => (
          <div key={shows}>
            <label class="choice">
              <input
                type="radio"
                name="browser-page"
                checked={shown === index}
                onChange={() => setShown(index)}
              />
              <span>{shows}</span>
            </label>
            <p class="remedy" role="status">
              {shown === index && remedy}
            </p>
          </div>
        ))}
      </fieldset>
    </details>
  );
}
