import { useEffect, useState } from 'preact/hooks';

type Outcome = 'copied' | 'failed' | undefined;

interface Props {
  readonly label: string;
  /** What it copies, where the label alone does not tell it from others. */
  readonly what?: string;
  /** What it copies, or what copies it elsewhere and says whether it did. */
  readonly text?: () => string;
  readonly copy?: () => Promise<boolean>;
}

/** Copies a text and says so for a moment. */
export function CopyButton({ label, what, text, copy: copyElsewhere }: Props) {
  const [outcome, setOutcome] = useState<Outcome>();
  useEffect(() => {
    if (outcome === undefined) return;
    const timer = setTimeout(() => setOutcome(undefined), 2000);
    return () => clearTimeout(timer);
  }, [outcome]);

  const copy = async () => {
    try {
      // Missing altogether where VS Code's own page was served over plain http.
      if (text) await navigator.clipboard.writeText(text());
      setOutcome((await copyElsewhere?.()) === false ? 'failed' : 'copied');
    } catch {
      setOutcome('failed');
    }
  };
  const said = outcome === 'failed' ? 'Not copied' : 'Copied';
  return (
    <>
      {/* Both texts take their place, so that nothing moves when one takes over from the other. */}
      <button
        type="button"
        class="copy"
        aria-label={what && `${label} ${what}`}
        onClick={() => void copy()}
      >
        <span class={outcome && 'away'}>{label}</span>
        <span class={outcome ? undefined : 'away'}>{said}</span>
      </button>
      <span class="unseen" role="status">
        {outcome && said}
      </span>
    </>
  );
}
