import { useEffect, useLayoutEffect } from 'preact/hooks';
import { BrowserPages } from './browserPages';
import { Diagnosis } from './diagnosis';
import { Choices, Form, SecretFieldInput, Switch, TextField, useForm } from './field';
import { Footer } from './footer';
import { GrantTypes, OAuthFields } from './oauthFields';
import { needsConsent } from './parts';
import { StatusCard } from './statusCard';
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

  // With the page, not after it: else a key right after a letter would save the form without it.
  useLayoutEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== 's' || event.altKey || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      void actions.save();
    };
    addEventListener('keydown', onKeyDown);
    return () => removeEventListener('keydown', onKeyDown);
  }, [actions]);

  if (credential === undefined || draft === undefined || status === undefined) return null;
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
        <section class="part" aria-labelledby="credential-title">
          <h2 id="credential-title">Credential</h2>
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
          {draft.type === 'oauth2' && <GrantTypes />}
        </section>
        {draft.type === 'oauth2' && <OAuthFields host={host} />}
        {draft.type === 'api_token' && <ApiTokenFields host={host} />}
        {draft.type === 'personal_access_token' && <PersonalAccessTokenFields />}
        <StatusCard
          status={status}
          onCopyAddress={() => host.command('copyAddress', {})}
          onPaste={() => host.command('pasteCallbackUrl', {})}
          onOpenConsole={() => host.command('openConsole', {})}
        />
        {credential.id !== undefined && (
          <Diagnosis
            diagnosis={state.diagnosis}
            isOld={state.isDiagnosisOld}
            onRun={() => host.command('diagnose', {})}
            onCancel={() => host.command('cancelDiagnosis', {})}
          >
            {needsConsent(draft) && (
              <BrowserPages
                pages={state.catalogue.browserPages}
                isAsked={state.ended === 'unanswered'}
              />
            )}
          </Diagnosis>
        )}
        <Footer onCancel={() => host.command('cancelAuthorization', {})} />
      </form>
    </Form.Provider>
  );
}

function ApiTokenFields({ host }: { readonly host: EditorHost }) {
  const { draft } = useForm();
  return (
    <section class="part" aria-labelledby="account-title">
      <h2 id="account-title">Account</h2>
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
    <section class="part" aria-labelledby="server-title">
      <h2 id="server-title">Server</h2>
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
