import { useLayoutEffect, useState } from 'preact/hooks';
import { BodyEditor } from './bodyEditor';
import { mayHaveBody, type Draft } from './draft';
import { HeadersEditor } from './headersEditor';
import type { Problem } from './state';
import { Tabs } from './tabs';

interface Props {
  readonly draft: Draft;
  readonly problem: Problem | undefined;
  readonly onEdit: (change: Partial<Draft>) => void;
  readonly onChooseFiles: () => Promise<readonly string[]>;
}

/** What a request has beside its line, a tab each. */
export function RequestParts({ draft, problem, onEdit, onChooseFiles }: Props) {
  const [picked, setPicked] = useState<'headers' | 'body'>('body');
  const hasBody = mayHaveBody(draft.method);
  const tab = hasBody ? picked : 'headers';

  // What is to blame must be there before it can have the focus.
  useLayoutEffect(() => {
    if (problem?.field === 'headers' || problem?.field === 'body') setPicked(problem.field);
  }, [problem]);

  const count = draft.headers.length;
  const headers = count === 0 ? 'Headers' : `Headers (${count})`;
  return (
    <Tabs
      id="request"
      label="Parts of the request"
      titles={hasBody ? { headers, body: 'Body' } : { headers }}
      active={tab}
      onPick={setPicked}
      tools={null}
    >
      {tab === 'headers' ? (
        <HeadersEditor
          headers={draft.headers}
          problem={problem}
          onEdit={(changed) => onEdit({ headers: changed })}
        />
      ) : (
        <BodyEditor
          draft={draft}
          schema={undefined}
          problem={problem}
          onEdit={onEdit}
          onChooseFiles={onChooseFiles}
        />
      )}
    </Tabs>
  );
}
