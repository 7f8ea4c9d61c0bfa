import { useEffect, useLayoutEffect, useState } from 'preact/hooks';
import type { OperationMatch } from '../../core/catalogue/match';
import { BodyEditor } from './bodyEditor';
import { mayHaveBody, type Draft } from './draft';
import { HeadersEditor } from './headersEditor';
import { ParameterTable } from './parameterTable';
import type { Pointed, RefusedFields } from './refusedFields';
import type { Problem } from './state';
import { Tabs } from './tabs';
import type { Live } from './askedSites';
import type { Operations } from './useOperations';

type Tab = 'parameters' | 'headers' | 'body';

interface Props {
  readonly operations: Operations | undefined;
  readonly live: Live;
  /** The operation that the request means, where the catalogue knows one. */
  readonly match: OperationMatch | undefined;
  readonly draft: Draft;
  readonly problem: Problem | undefined;
  readonly refused: RefusedFields | undefined;
  /** What is to get the focus, until it has it. */
  readonly pointed: Pointed | undefined;
  readonly onPointed: () => void;
  readonly onEdit: (change: Partial<Draft>) => void;
  readonly onChooseFiles: () => Promise<readonly string[]>;
  readonly onEditInVsCode: () => void;
  readonly onEditVariables: () => void;
  readonly onSeveralSites: () => void;
  readonly onCopyAs: () => void;
  readonly onSave: () => void;
}

/** What a request has beside its line, a tab each. */
export function RequestParts(props: Props) {
  const { operations, live, match, draft, problem, pointed, onEdit, onChooseFiles } = props;
  const [picked, setPicked] = useState<Tab | undefined>();
  const titles: Partial<Record<Tab, string>> = {
    ...(match && { parameters: 'Parameters' }),
    headers: counted('Headers', draft.headers.length),
    ...(mayHaveBody(draft.method) && { body: 'Body' }),
  };
  const tab = picked && picked in titles ? picked : (Object.keys(titles)[0] as Tab);

  // What is to blame must be there before it can have the focus.
  useLayoutEffect(() => {
    if (problem?.field === 'headers' || problem?.field === 'body') setPicked(problem.field);
  }, [problem]);
  useLayoutEffect(() => {
    if (pointed) setPicked(pointed.tab);
  }, [pointed]);
  useEffect(() => {
    if (pointed?.tab !== 'parameters' || tab !== 'parameters') return;
    document.getElementById(pointed.id)?.focus();
    props.onPointed();
  }, [pointed, tab]);

  return (
    <Tabs
      id="request-tab"
      label="Parts of the request"
      titles={titles}
      active={tab}
      onPick={setPicked}
      tools={
        <>
          <button
            type="button"
            class="quiet"
            id="edit-variables"
            title="What {{name}} stands for in path, headers and body"
            onClick={props.onEditVariables}
          >
            Variables…
          </button>
          <button
            type="button"
            class="quiet"
            id="several-sites"
            title="Send the request to several sites, and compare what they answer"
            onClick={props.onSeveralSites}
          >
            Several Sites…
          </button>
          <button type="button" class="quiet" id="copy-as" onClick={props.onCopyAs}>
            Copy as…
          </button>
          <button type="button" class="quiet" id="save-request" onClick={props.onSave}>
            Save…
          </button>
        </>
      }
    >
      {tab === 'parameters' && operations && match && (
        <ParameterTable
          operations={operations}
          live={live}
          match={match}
          path={draft.path}
          refused={props.refused?.parameters}
          onEdit={(path) => onEdit({ path })}
        />
      )}
      {tab === 'headers' && (
        <HeadersEditor
          operations={operations}
          live={live}
          headers={draft.headers}
          problem={problem}
          onEdit={(headers) => onEdit({ headers })}
        />
      )}
      {tab === 'body' && (
        <BodyEditor
          operations={operations}
          live={live}
          draft={draft}
          operation={match?.operation}
          problem={problem}
          refused={props.refused?.body}
          pointed={pointed?.tab === 'body' ? pointed.error : undefined}
          onPointed={props.onPointed}
          onEdit={onEdit}
          onChooseFiles={onChooseFiles}
          onEditInVsCode={props.onEditInVsCode}
        />
      )}
    </Tabs>
  );
}

function counted(title: string, count: number): string {
  return count === 0 ? title : `${title} (${count})`;
}
