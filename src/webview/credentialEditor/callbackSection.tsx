import { CopyButton } from '../copyButton';
import { Choices, TextField, useForm } from './field';
import type { EditorState } from './state';

/** The address that the browser comes back to, and the road behind it. */
export function CallbackSection() {
  const { state, draft } = useForm();
  return (
    <section class="part" aria-labelledby="callback-title">
      <h2 id="callback-title">Callback URL</h2>
      <CallbackUrl url={callbackUrl(state)} />
      <Choices
        name="callbackRoad"
        label="How the browser comes back"
        choices={[
          [
            'uri',
            'VS Code URI',
            state.credential?.isWebWindow
              ? 'Does not work in browser windows: the address changes, and Atlassian wants it to the letter. Choose 127.0.0.1 instead.'
              : 'VS Code opens by itself. The first choice for a window on this machine.',
          ],
          [
            'loopback',
            '127.0.0.1',
            'For Remote, WSL, containers and code-server (where the browser cannot reach it, paste the address), and for one app used from several editors: VS Code, Insiders, relatives.',
          ],
          [
            'localhost',
            'localhost',
            'For a developer console that refuses 127.0.0.1, or an app that has it that way; it works where there is no IPv6, too.',
          ],
        ]}
      />
      {draft.callbackRoad !== 'uri' && (
        <TextField
          field="callbackPort"
          label="Port"
          help="The same for everyone who uses the app."
        />
      )}
    </section>
  );
}

function CallbackUrl({ url }: { readonly url: string | undefined }) {
  if (url === undefined) return <p>There is one as soon as the port below is valid.</p>;
  return (
    <>
      <div class="copyRow">
        {/* Its lines wrap: what is to be compared to the letter must be seen to the letter. */}
        <textarea id="callback-url" readOnly rows={1} aria-label="Callback URL" value={url} />
        <CopyButton label="Copy Callback URL" text={() => url} />
      </div>
      <p class="aside">
        The app must have this address to the letter: scheme, host, port and path.{' '}
        <code>localhost</code> is not <code>127.0.0.1</code>.
      </p>
    </>
  );
}

/** Undefined while the port is not one. */
export function callbackUrl({ credential, draft, problems }: EditorState): string | undefined {
  if (draft?.callbackRoad === 'uri') return credential?.uriCallback;
  if (draft === undefined || problems.fields.callbackPort !== undefined) return undefined;
  const host = draft.callbackRoad === 'localhost' ? 'localhost' : '127.0.0.1';
  return `http://${host}:${draft.callbackPort.trim()}/callback`;
}
