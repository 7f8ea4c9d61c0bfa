import type { EditorLink } from '../../protocol/credentialEditor';
import { OFFLINE_ACCESS, parseScopes } from '../../core/text/scopeList';
import { CopyButton } from '../copyButton';
import { callbackUrl } from './callbackSection';
import { useForm } from './field';

/** The steps in Atlassian's developer console, with what is to be entered there. */
export function DeveloperConsole({ onOpen }: { readonly onOpen: (link: EditorLink) => void }) {
  const { state, draft } = useForm();
  const boxes = parseScopes(draft.scope).filter((scope) => scope !== OFFLINE_ACCESS);
  const url = callbackUrl(state);
  return (
    <details class="part steps">
      <summary>The app in Atlassian’s developer console</summary>
      <ol>
        <li>
          <button type="button" onClick={() => onOpen('developer_console')}>
            Open Developer Console
          </button>{' '}
          Log in as the account that shall own the app, then <b>Create</b> ›{' '}
          <b>OAuth 2.0 integration</b>.
        </li>
        <li>
          <b>Permissions</b>: tick these boxes.{' '}
          <CopyButton label="Copy Scopes" text={() => boxes.join(' ')} />
          <ul>
            {boxes.map((scope) => (
              <li key={scope}>
                <code>{scope}</code> <CopyButton label="Copy" what={scope} text={() => scope} />
              </li>
            ))}
          </ul>
        </li>
        <li>
          <b>Authorization</b> › OAuth 2.0 (3LO) › <b>Configure</b>: paste the callback URL, to the
          letter. {url !== undefined && <CopyButton label="Copy Callback URL" text={() => url} />}
        </li>
        <li>
          <b>Settings</b>: copy <b>Client ID</b> and <b>Secret</b> into the fields below.
        </li>
        <li>
          Others than the owner can authorize only once <b>Distribution</b> is set to sharing.
        </li>
      </ol>
    </details>
  );
}
