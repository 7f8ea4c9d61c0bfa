import type { CredentialField } from '../core/credentials/fields';

/** The labels of the editor's fields, for texts that name one. */
const LABELS: Readonly<Record<CredentialField, string>> = {
  name: 'Name',
  authorizationUrl: 'Authorization URL',
  accessTokenUrl: 'Access Token URL',
  client_id: 'Client ID',
  client_secret: 'Client Secret',
  scope: 'Scope',
  apiBaseUrl: 'API base URL',
  callbackPort: 'Callback port',
  authorizeParameters: 'Extra parameters of the authorize request',
  tokenParameters: 'Extra parameters of the token request',
  refreshParameters: 'Extra parameters of the refresh request',
  siteUrl: 'Site URL',
  email: 'E-mail',
  api_token: 'API token',
  baseUrl: 'Base URL',
  personal_access_token: 'Personal access token',
};

/** What a person knows a field by; what is none is named as it is. */
export function fieldLabel(name: string): string {
  return Object.hasOwn(LABELS, name) ? LABELS[name as CredentialField] : name;
}
