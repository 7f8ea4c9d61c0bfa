import type { EditorCredential } from '../../protocol/credentialEditor';
import { CopyButton } from '../copyButton';
import { Choices, TextField, useForm } from './field';
import type { Draft } from './parts';

/** The address that the browser comes back to, and the road behind it. */
export function CallbackSection({ credential }: { readonly credential: EditorCredential }) {
  const { draft } = useForm();
  const url = callbackUrl(draft, credential);
  const { isWebWindow } = credential;
  return (
    <section class="part" aria-labelledby="callback-title">
      <h2 id="callback-title">Callback URL</h2>
      <div class="copyRow">
        <input id="callback-url" type="text" readOnly aria-label="Callback URL" value={url} />
        <CopyButton label="Copy Callback URL" text={() => url} />
      </div>
      <p class="aside">
        The app must have this address to the letter: scheme, host, port and path.{' '}
        <code>localhost</code> is not <code>127.0.0.1</code>.
      </p>
      <Choices
        name="callbackRoad"
        label="How the browser comes back"
        choices={[
          [
            'uri',
            'VS Code URI',
            isWebWindow
              ? 'Unfit for Atlassian in a browser window: the address changes.'
              : 'VS Code opens by itself. The first choice on a desktop.',
          ],
          [
            'loopback',
            '127.0.0.1',
            'For Remote, WSL and code-server windows, for an app that refuses the custom scheme, and for one app used from VS Code and Insiders or a relative.',
          ],
          ['localhost', 'localhost', 'The same by name, for an app that has it that way.'],
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

function callbackUrl({ callbackRoad, callbackPort }: Draft, { uriCallback }: EditorCredential) {
  if (callbackRoad === 'uri') return uriCallback;
  const host = callbackRoad === 'localhost' ? 'localhost' : '127.0.0.1';
  return `http://${host}:${callbackPort.trim()}/callback`;
}
