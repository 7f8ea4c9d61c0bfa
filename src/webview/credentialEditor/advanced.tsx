import { Choices, Switch, TextField, useForm } from './field';
import { needsConsent } from './parts';

/** What most people leave as it is. */
export function Advanced() {
  const { draft } = useForm();
  const isConsentNeeded = needsConsent(draft);
  return (
    <details class="part">
      <summary>Advanced</summary>
      <Choices
        name="tokenRequestEncoding"
        label="Make access token request with"
        choices={[
          ['body_json', 'Body (json)', 'What Atlassian documents: right for Jira Cloud.'],
          [
            'body_form',
            'Body (form)',
            'For another server, or a gateway before Atlassian, that refuses JSON; RFC 6749 asks it of every server.',
          ],
          [
            'basic_header',
            'Basic auth header',
            'For a server that takes the client ID and secret in the Authorization header only.',
          ],
        ]}
      />
      {isConsentNeeded && (
        <>
          <Switch
            name="includeScopeInTokenRequest"
            label="Include scope when requesting an access token"
            help="Off for Atlassian."
          />
          <Switch
            name="includeState"
            label="Include state"
            help={
              draft.includeState
                ? 'Ties the answer to this request.'
                : 'Off: a foreign answer cannot be told from yours, and only one authorization of this credential can wait.'
            }
          />
          <Switch
            name="pkce"
            label="PKCE"
            help="Makes a stolen code worthless. Sent together with the secret."
          />
        </>
      )}
      <TextField
        field="apiBaseUrl"
        label="API base URL"
        help="The token is sent there and nowhere else."
      />
      {isConsentNeeded && (
        <TextField
          field="authorizeParameters"
          label="Extra parameters: authorize"
          help="name=value, one a line."
          multiline
        />
      )}
      <TextField field="tokenParameters" label="Extra parameters: token" multiline />
      {isConsentNeeded && (
        <TextField field="refreshParameters" label="Extra parameters: refresh" multiline />
      )}
    </details>
  );
}
