import { Advanced } from './advanced';
import { CallbackSection } from './callbackSection';
import { DeveloperConsole } from './developerConsole';
import { Choices, SecretFieldInput, TextField, useForm } from './field';
import { needsConsent, type Draft } from './parts';
import { ScopePicker } from './scopePicker';
import type { EditorHost } from './useEditor';

/** Who says yes. */
export function GrantTypes() {
  return (
    <Choices
      name="grant_type"
      label="Grant type"
      choices={[
        ['authorization_code', 'Authorization Code Grant', 'You accept in the browser.'],
        [
          'client_credentials',
          'Client Credentials Grant',
          'An Atlassian service account: no browser, no scopes to ask for, and a new token whenever one ends.',
        ],
      ]}
    />
  );
}

/** Where Client ID and Client Secret come from. */
const ORIGINS: Record<Draft['grant_type'], string> = {
  authorization_code: 'From the app’s Settings.',
  client_credentials:
    'From the service account’s credential in Atlassian Administration: admin.atlassian.com › Directory › Service accounts.',
};

/** What an app of one's own needs. */
export function OAuthFields({ host }: { readonly host: EditorHost }) {
  const { state, draft } = useForm();
  const isConsentNeeded = needsConsent(draft);
  const origin = ORIGINS[draft.grant_type];
  return (
    <>
      {isConsentNeeded && (
        <>
          <CallbackSection />
          <DeveloperConsole onOpen={(link) => host.command('openLink', { link })} />
        </>
      )}
      <section class="part" aria-labelledby="client-title">
        <h2 id="client-title">Client</h2>
        {isConsentNeeded && <TextField field="authorizationUrl" label="Authorization URL" />}
        <TextField field="accessTokenUrl" label="Access Token URL" />
        <TextField field="client_id" label="Client ID" help={origin} />
        <SecretFieldInput
          field="client_secret"
          label="Client Secret"
          help={`${origin} It is kept in VS Code’s secret storage and never shown again.`}
        />
      </section>
      {isConsentNeeded && (
        <section class="part" aria-labelledby="scopes-title">
          <h2 id="scopes-title">Scopes</h2>
          <ScopePicker catalogue={state.catalogue.scopes} />
        </section>
      )}
      <Advanced />
    </>
  );
}
