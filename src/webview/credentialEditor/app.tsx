import { useEffect } from 'preact/hooks';
import { Advanced } from './advanced';
import { CallbackSection } from './callbackSection';
import { Diagnosis } from './diagnosis';
import { DeveloperConsole } from './developerConsole';
import { Choices, Form, SecretFieldInput, Switch, TextField, useForm } from './field';
import { ScopePicker } from './scopePicker';
import { isDirty } from './state';
import { LightSign, StatusCard } from './statusCard';
import { useEditor, type EditorHost } from './useEditor';

/** The editor of a credential. */
export function App({ host }: { readonly host: EditorHost }) {
  const [state, actions] = useEditor(host);
  const { credential, draft, status } = state;
  const isFilled = credential !== undefined && status !== undefined;

  useEffect(() => {
    if (isFilled && credential.id === undefined) document.getElementById('name')?.focus();
    // Once, when the editor is filled for the first time.
  }, [isFilled]);

  if (credential === undefined || draft === undefined || status === undefined) return null;
  const dirty = isDirty(state);
  const needsConsent = draft.type === 'oauth2' && draft.grant_type === 'authorization_code';
  return (
    <Form.Provider value={{ state, draft, actions }}>
      <form
        class="editor"
        onSubmit={(event) => {
          event.preventDefault();
          void actions.save();
        }}
      >
        <h1>{credential.id === undefined ? 'Add Credential' : draft.name}</h1>
        <section class="part">
          <TextField
            field="name"
            label="Name"
            help="How you will find it again, such as “Acme Dev”."
          />
          <Choices
            name="type"
            label="Type"
            choices={[
              ['oauth2', 'OAuth 2.0', 'Through an app of your own; tokens renew themselves.'],
              ['api_token', 'API token', 'E-mail address and token of your Atlassian account.'],
              ['personal_access_token', 'Personal access token', 'For Jira Data Center.'],
            ]}
          />
          <Switch
            name="production"
            label="Production"
            help="Marks it in the tree and the console, as one whose writes matter."
          />
        </section>
        {draft.type === 'oauth2' && <OAuthFields host={host} />}
        {draft.type === 'api_token' && <ApiTokenFields host={host} />}
        {draft.type === 'personal_access_token' && <PersonalAccessTokenFields />}
        {state.problems.outdatesGrant && (
          <p class="notice warning" role="status">
            What was granted does not fit these changes. After saving, a new authorization is
            needed.
          </p>
        )}
        <StatusCard
          status={status}
          onCopyAddress={() => host.command('copyAddress', {})}
          onPaste={
            draft.callbackRoad === 'uri' ? undefined : () => host.command('pasteCallbackUrl', {})
          }
          onCancel={() => host.command('cancelAuthorization', {})}
          onOpenConsole={() => host.command('openConsole', {})}
        />
        {credential.id !== undefined && (
          <Diagnosis
            diagnosis={state.diagnosis}
            browserPages={needsConsent ? state.catalogue.browserPages : []}
            onRun={() => host.command('diagnose', {})}
            onCancel={() => host.command('cancelDiagnosis', {})}
          />
        )}
        {/* From the left: notifications cover the lower right of a window. */}
        <footer>
          <button type="button" id="authorize" class="primary" onClick={actions.saveAndAuthorize}>
            {needsConsent ? 'Click here to authorize' : 'Save and check'}
          </button>
          <button type="submit" id="save">
            Save
          </button>
          {dirty && credential.id !== undefined && (
            <button type="button" id="discard" onClick={actions.discard}>
              Discard Changes
            </button>
          )}
          <span class="unsaved" role="status">
            <LightSign light={status.light} />
            {dirty ? 'Not saved' : status.headline}
          </span>
        </footer>
      </form>
    </Form.Provider>
  );
}

function OAuthFields({ host }: { readonly host: EditorHost }) {
  const { state, draft } = useForm();
  const { credential } = state;
  const needsConsent = draft.grant_type === 'authorization_code';
  return (
    <>
      <section class="part">
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
      </section>
      {needsConsent && credential && (
        <>
          <CallbackSection credential={credential} />
          <DeveloperConsole onOpen={(link) => host.command('openLink', { link })} />
        </>
      )}
      <section class="part" aria-labelledby="client-title">
        <h2 id="client-title">Client</h2>
        {needsConsent && <TextField field="authorizationUrl" label="Authorization URL" />}
        <TextField field="accessTokenUrl" label="Access Token URL" />
        <TextField field="client_id" label="Client ID" help="From the app’s Settings." />
        <SecretFieldInput
          field="client_secret"
          label="Client Secret"
          help="From the app’s Settings. It is kept in VS Code’s secret storage and never shown again."
        />
      </section>
      {needsConsent && (
        <section class="part" aria-labelledby="scopes-title">
          <h2 id="scopes-title">Scopes</h2>
          <ScopePicker catalogue={state.catalogue.scopes} />
        </section>
      )}
      <Advanced />
    </>
  );
}

function ApiTokenFields({ host }: { readonly host: EditorHost }) {
  const { draft } = useForm();
  return (
    <section class="part">
      <TextField field="siteUrl" label="Site URL" help="Such as https://acme.atlassian.net." />
      <TextField field="email" label="E-mail" help="Of your Atlassian account." />
      <SecretFieldInput
        field="api_token"
        label="API token"
        help={
          <button
            type="button"
            class="link"
            onClick={() => host.command('openLink', { link: 'api_tokens' })}
          >
            Make one at Atlassian
          </button>
        }
      />
      <Switch
        name="scoped"
        label="The token has scopes"
        help="Such a token goes through Atlassian’s gateway, one without to the site’s own address."
      />
      {draft.scoped && <TextField field="apiBaseUrl" label="API base URL" />}
    </section>
  );
}

function PersonalAccessTokenFields() {
  return (
    <section class="part">
      <TextField
        field="baseUrl"
        label="Base URL"
        help="Of your Jira Data Center, with its context path: https://jira.example.com/jira."
      />
      <SecretFieldInput
        field="personal_access_token"
        label="Personal access token"
        help="From your profile in Jira, under Personal Access Tokens."
      />
    </section>
  );
}
