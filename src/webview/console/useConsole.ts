import { useEffect, useLayoutEffect, useReducer, useRef } from 'preact/hooks';
import type {
  ConsoleCommands,
  ConsoleNotifications,
  ConsoleRequests,
  Remedy,
} from '../../protocol/console';
import { LONGEST_BODY } from '../../core/text/longestBody';
import type { Host } from '../host';
import { draftOf, requestOf, withTarget, type Draft } from './draft';
import { reduce, savedForm, startingState, type ConsoleState } from './state';

/** The console's connection with the extension host. */
export type ConsoleHost = Host<ConsoleRequests, ConsoleCommands, ConsoleNotifications>;

/** What a person can do in a console. */
export interface ConsoleActions {
  readonly edit: (change: Partial<Draft>) => void;
  /** Picks a credential and the site to begin with. */
  readonly pickCredential: (credentialId: string) => void;
  readonly pickSite: (cloudId: string) => void;
  /** Sends the draft; nothing while a request is under way. */
  readonly send: () => void;
  /** Cancels the request that is under way; nothing if none is. */
  readonly cancel: () => void;
  /** Has the host do what helps a credential. */
  readonly remedy: (remedy: Remedy, credentialId: string) => void;
  /** Takes a pasted text for the request that it means, else for the path. */
  readonly paste: (text: string) => void;
  /** Fills in what takes the place of a removed operation. */
  readonly replace: (change: Partial<Draft>, notes: readonly string[]) => void;
  /** Has a GET take the place of the draft and sends it; nothing while a request is under way. */
  readonly follow: (path: string) => void;
  /** Takes back the request that took the place of the draft. */
  readonly undo: () => void;
  /** Writes the request into a file that is asked for. */
  readonly saveRequest: () => void;
  /** Copies the request in a form that is asked for. */
  readonly copyAs: () => void;
  /** Sends the draft to sites that are asked for; nothing while a request is under way. */
  readonly sendToSites: () => void;
  /** Forgets what several sites answered. */
  readonly closeComparison: () => void;
  /** Opens the body as a document of VS Code. */
  readonly editBody: () => void;
  readonly addCredential: () => void;
  readonly editVariables: () => void;
  /** Has the host ask for more scopes than were granted. */
  readonly addScopes: (credentialId: string, scopes: readonly string[]) => void;
  /** Asks for files to send; gives their paths, none where nothing was chosen. */
  readonly chooseFiles: () => Promise<readonly string[]>;
}

/** Characters of a body; VS Code takes seconds to keep one of many megabytes. */
const LONGEST_TO_SAVE_AT_ONCE = 100_000;

/** Milliseconds without a change after which what is longer is saved. */
const PAUSE = 500;

/** The state of a console, kept over reloads, and what changes it. */
export function useConsole(host: ConsoleHost): readonly [ConsoleState, ConsoleActions] {
  const [state, dispatch] = useReducer(reduce, undefined, () => startingState(host.savedState()));
  const underWay = useRef<AbortController | undefined>(undefined);
  const toSend = useRef(false);
  const isBodyOpened = useRef(false);
  const latest = useRef(state);
  latest.current = state;

  // Before the page counts as loaded: what the host has sent until then comes right after it.
  useLayoutEffect(() => {
    host.ready({
      target: (target) => dispatch({ kind: 'target', target }),
      credentials: (credentials) => dispatch({ kind: 'credentials', credentials }),
      catalogueUpdates: (count) => dispatch({ kind: 'catalogueUpdated', count }),
      request: (given) => {
        toSend.current ||= given.isSent && given.id !== latest.current.takenId;
        dispatch({ kind: 'given', given });
      },
      progress: (progress) => dispatch({ kind: 'progressed', progress: progress ?? undefined }),
      comparison: (comparison) =>
        dispatch({ kind: 'compared', comparison: comparison ?? undefined }),
      body: (body) => {
        isBodyOpened.current = true;
        dispatch({ kind: 'edited', change: { body } });
      },
      pages: (pages) => dispatch({ kind: 'pages', pages }),
      answerBody: (body) => dispatch({ kind: 'arrived', body: body ?? undefined }),
    });
  }, [host]);
  useEffect(() => {
    const save = () => host.saveState(savedForm(state));
    if (state.draft.body.length <= LONGEST_TO_SAVE_AT_ONCE) {
      save();
      return undefined;
    }
    const timer = setTimeout(save, PAUSE);
    return () => clearTimeout(timer);
  }, [host, state.draft, state.exchange, state.takenId]);

  const pick = (credentialId: string, cloudId: string | undefined) => {
    const picked = { ...state.draft, credentialId, cloudId };
    const draft = withTarget(picked, state.credentials ?? [], state.remembered);
    dispatch({ kind: 'edited', change: { credentialId, cloudId: draft.cloudId } });
    host.command('targetChosen', { credentialId, cloudId: draft.cloudId });
  };

  const send = async (draft: Draft) => {
    const credential = latest.current.credentials?.find(({ id }) => id === draft.credentialId);
    if (underWay.current) return;
    if (!credential) {
      dispatch({ kind: 'settled', result: NO_CREDENTIAL });
      return;
    }
    const request = requestOf(draft, credential.id);
    if (request.body.length > LONGEST_BODY) {
      dispatch({ kind: 'settled', result: BODY_TOO_LARGE });
      return;
    }
    const controller = new AbortController();
    underWay.current = controller;
    const { credentialId, cloudId } = request;
    dispatch({ kind: 'sent', request });
    // A site that came from the tree is used, so it is worth remembering without being picked here.
    host.command('targetChosen', { credentialId, cloudId });
    try {
      const result = await host.request('send', request, controller.signal);
      dispatch({ kind: 'settled', result });
    } catch {
      dispatch({ kind: 'settled', result: { kind: 'unexpected' } });
    } finally {
      underWay.current = undefined;
    }
  };

  const sendToSites = async () => {
    const { credentialId } = state.draft;
    if (underWay.current || credentialId === undefined) return;
    const request = requestOf(state.draft, credentialId);
    if (request.body.length > LONGEST_BODY) {
      dispatch({ kind: 'settled', result: BODY_TOO_LARGE });
      return;
    }
    const controller = new AbortController();
    underWay.current = controller;
    dispatch({ kind: 'comparing', isComparing: true });
    try {
      await host.request('sendToSites', request, controller.signal);
    } catch {
      dispatch({ kind: 'settled', result: { kind: 'unexpected' } });
    } finally {
      underWay.current = undefined;
      dispatch({ kind: 'comparing', isComparing: false });
    }
  };

  const handOver = (command: 'saveRequest' | 'copyAs') => {
    const { credentialId } = state.draft;
    if (credentialId !== undefined) host.command(command, requestOf(state.draft, credentialId));
  };

  const paste = async (text: string) => {
    const { credentialId, cloudId } = state.draft;
    const params = { text, target: { credentialId, cloudId } };
    const { request, notes } = await host
      .request('paste', params, new AbortController().signal)
      .catch(() => ({ request: undefined, notes: [UNREAD] }));
    dispatch({ kind: 'pasted', change: request ? draftOf(request) : { path: text.trim() }, notes });
  };

  const { body, method, path } = state.draft;
  useEffect(() => {
    if (isBodyOpened.current) host.command('bodyEdited', { text: body, method, path });
  }, [host, body, method, path]);

  // One that is to be sent at once waits for the credentials, which tell whether it can be, and for
  // the one before it.
  useEffect(() => {
    if (state.credentials === undefined || !toSend.current || underWay.current) return;
    toSend.current = false;
    void send(state.draft);
  });

  return [
    state,
    {
      edit: (change) => dispatch({ kind: 'edited', change }),
      pickCredential: (credentialId) => pick(credentialId, undefined),
      pickSite: (cloudId) => {
        if (state.draft.credentialId !== undefined) pick(state.draft.credentialId, cloudId);
      },
      send: () => void send(state.draft),
      cancel: () => underWay.current?.abort(),
      sendToSites: () => void sendToSites(),
      closeComparison: () => host.command('closeComparison', {}),
      remedy: (remedy, credentialId) => host.command('remedy', { remedy, credentialId }),
      paste: (text) => void paste(text),
      replace: (change, notes) => dispatch({ kind: 'replaced', change, notes }),
      follow: (path) => {
        if (underWay.current) return;
        const change = { method: 'GET', path };
        dispatch({ kind: 'replaced', change, notes: [] });
        void send({ ...state.draft, ...change });
      },
      undo: () => dispatch({ kind: 'undone' }),
      saveRequest: () => handOver('saveRequest'),
      copyAs: () => handOver('copyAs'),
      editBody: () => {
        isBodyOpened.current = true;
        host.command('editBody', { text: body, method, path });
      },
      addCredential: () => host.command('addCredential', {}),
      editVariables: () => host.command('editVariables', {}),
      addScopes: (credentialId, scopes) => host.command('addScopes', { credentialId, scopes }),
      chooseFiles: () => host.request('chooseFiles', {}, new AbortController().signal),
    },
  ];
}

// So large a message is better not sent to the host first.
const BODY_TOO_LARGE = {
  kind: 'failed',
  code: 'body_too_large',
  message:
    'A body of more than 10 million characters is not sent from here, and nothing was sent. Send it as a file of a form, or in parts.',
  field: 'body',
  remedy: undefined,
} as const;

const UNREAD = 'The pasted text could not be read as a request. The log of Jira Console says more.';

const NO_CREDENTIAL = {
  kind: 'failed',
  code: 'credential_required',
  message: 'Choose a credential.',
  field: 'credential',
  remedy: undefined,
} as const;
