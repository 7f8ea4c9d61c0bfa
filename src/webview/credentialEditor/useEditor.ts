import { useEffect, useLayoutEffect, useReducer } from 'preact/hooks';
import type {
  EditorCommands,
  EditorNotifications,
  EditorRequests,
} from '../../protocol/credentialEditor';
import type { Host } from '../host';
import { afterClick } from './afterClick';
import type { Draft, Field } from './parts';
import { isDirty, reduce, STARTING_STATE, type EditorState } from './state';

/** The editor's connection with the extension host. */
export type EditorHost = Host<EditorRequests, EditorCommands, EditorNotifications>;

/** What a person can do in the editor. */
export interface EditorActions {
  readonly edit: (change: Partial<Draft>) => void;
  readonly leave: (field: Field) => void;
  /** Saves; resolves to whether nothing was wrong. */
  readonly save: () => Promise<boolean>;
  readonly saveAndAuthorize: () => void;
  readonly discard: () => void;
}

/** The state of an editor, kept over reloads, and what changes it. */
export function useEditor(host: EditorHost): readonly [EditorState, EditorActions] {
  const [state, dispatch] = useReducer(reduce, STARTING_STATE);
  const { draft } = state;
  const dirty = isDirty(state);

  // Before the page counts as loaded: what the host has sent until then comes right after it.
  useLayoutEffect(() => {
    host.ready({
      catalogue: (catalogue) => dispatch({ kind: 'catalogue', catalogue }),
      unsaved: (unsaved) => dispatch({ kind: 'unsaved', unsaved }),
      credential: (credential) => dispatch({ kind: 'credential', credential }),
      status: (status) => dispatch({ kind: 'status', status }),
      problems: (problems) => dispatch({ kind: 'problems', problems }),
      refused: (refusal) => dispatch({ kind: 'refused', refusal }),
      diagnosis: (diagnosis) => dispatch({ kind: 'diagnosis', diagnosis }),
    });
  }, [host]);
  // What is typed is kept by the host: the page’s own state is stored in the open as it is.
  const id = state.credential?.id;
  useEffect(() => host.saveState({ id }), [host, id]);
  useEffect(() => {
    if (draft) host.command('edited', { draft, isDirty: dirty });
  }, [host, draft, dirty]);

  const save = async () => {
    if (!draft) return false;
    dispatch({ kind: 'tried' });
    const { saved } = await host.request(
      'save',
      { draft, isDirty: dirty },
      new AbortController().signal,
    );
    if (saved) dispatch({ kind: 'saved', sent: draft });
    else focusFirstProblem();
    return saved;
  };

  return [
    state,
    {
      edit: (change) => dispatch({ kind: 'edited', change }),
      leave: (field) => afterClick(() => dispatch({ kind: 'left', field })),
      save,
      saveAndAuthorize: () => {
        void save().then((saved) => {
          if (saved) host.command('authorize', {});
        });
      },
      discard: () => {
        dispatch({ kind: 'discarded' });
        host.command('discarded', {});
      },
    },
  ];
}

/** Once the problems are drawn, which the host told before it answered. */
function focusFirstProblem(): void {
  requestAnimationFrame(() => {
    const first = document.querySelector<HTMLElement>('[aria-invalid=true]');
    first?.closest('details')?.setAttribute('open', '');
    first?.focus();
  });
}
