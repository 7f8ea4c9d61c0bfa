import { base64url } from '../encoding';
import type { Random } from '../ports';
import { SECRET_FIELDS } from '../secrets';
import {
  OAUTH_DEFAULTS,
  type CallbackRoad,
  type Credential,
  type CredentialType,
  type GrantType,
  type OAuthCredential,
} from './credential';
import {
  checkField,
  isSecretField,
  normalizeField,
  withoutSecretParameters,
  type CredentialField,
  type FieldErrorCode,
  type SecretField,
} from './fields';

/**
 * A credential as a form holds it: every field of every type, complete or not, so that nothing
 * typed is lost by looking at another type.
 */
export type CredentialDraft = Readonly<Record<CredentialField, string>> & {
  readonly type: CredentialType;
  readonly grant_type: GrantType;
  readonly callbackRoad: CallbackRoad;
  readonly tokenRequestEncoding: OAuthCredential['tokenRequestEncoding'];
  readonly includeScopeInTokenRequest: boolean;
  readonly includeState: boolean;
  readonly pkce: boolean;
  readonly scoped: boolean;
  readonly production: boolean;
};

/** What a form starts with. */
export const EMPTY_DRAFT: CredentialDraft = {
  ...OAUTH_DEFAULTS,
  name: '',
  client_id: '',
  client_secret: '',
  siteUrl: '',
  email: '',
  api_token: '',
  scoped: false,
  baseUrl: '',
  personal_access_token: '',
};

/** What is wrong in a form, field by field. */
export type DraftProblems = Readonly<Partial<Record<CredentialField, FieldErrorCode>>>;

/** The fields that a draft's type and grant need, in the order in which they are asked. */
export function fieldsOf(draft: CredentialDraft): readonly CredentialField[] {
  switch (draft.type) {
    case 'oauth2':
      return draft.grant_type === 'authorization_code'
        ? [
            'name',
            ...(draft.callbackRoad === 'uri' ? [] : (['callbackPort'] as const)),
            'authorizationUrl',
            'accessTokenUrl',
            'client_id',
            'client_secret',
            'scope',
            'apiBaseUrl',
            'authorizeParameters',
            'tokenParameters',
            'refreshParameters',
          ]
        : ['name', 'accessTokenUrl', 'client_id', 'client_secret', 'apiBaseUrl', 'tokenParameters'];
    case 'api_token':
      return [
        'name',
        'siteUrl',
        'email',
        'api_token',
        ...(draft.scoped ? (['apiBaseUrl'] as const) : []),
      ];
    case 'personal_access_token':
      return ['name', 'baseUrl', 'personal_access_token'];
  }
}

/** What is wrong with a draft. A secret that `saved` has may stay empty: it is kept then. */
export function checkDraft(draft: CredentialDraft, saved: readonly SecretField[]): DraftProblems {
  const kept: readonly CredentialField[] = saved;
  const problems = fieldsOf(draft).flatMap((field) => {
    const isKept = kept.includes(field) && normalizeField(field, draft[field]) === '';
    const problem = isKept ? undefined : checkField(field, draft[field]);
    return problem === undefined ? [] : [[field, problem] as const];
  });
  return Object.fromEntries(problems);
}

/** The draft to edit a credential with; its secrets stay out of it. */
export function draftOf(credential: Credential): CredentialDraft {
  const fields = Object.entries(credential).filter(([name]) => name in EMPTY_DRAFT);
  return withoutSecrets({ ...EMPTY_DRAFT, ...Object.fromEntries(fields) });
}

/** The secrets that a credential has, by name alone. */
export function savedSecrets(credential: Credential | undefined): readonly SecretField[] {
  return Object.entries(credential ?? {})
    .filter(([, value]) => value !== '')
    .map(([name]) => name)
    .filter(isSecretField);
}

/** A draft that may be kept or shown: without what is typed into its secret fields. */
export function withoutSecrets(draft: CredentialDraft): CredentialDraft {
  return { ...draft, ...Object.fromEntries(SECRET_FIELDS.map((field) => [field, ''])) };
}

/**
 * A draft that may be stored in the open: without its secrets, and without what was pasted where
 * something else belongs, since a secret may be in that.
 */
export function keepable(draft: CredentialDraft): CredentialDraft {
  const kept = Object.entries(withoutSecrets(draft)).filter(([name, value]) => {
    // Fields of every type: what was pasted is still there when another type is looked at.
    const problem =
      typeof value === 'string' ? checkField(name as CredentialField, value) : undefined;
    return problem !== 'field_not_bare' && problem !== 'parameter_owned';
  });
  const open = kept.map(([name, value]): [string, unknown] => [
    name,
    typeof value === 'string' ? withoutSecretParameters(name, value) : value,
  ]);
  return { ...EMPTY_DRAFT, ...(Object.fromEntries(open) as Partial<CredentialDraft>) };
}

/** A new credential with an id of its own, of a draft without problems. */
export function createCredential(draft: CredentialDraft, random: Random): Credential {
  return toCredential(draft, createId(random), undefined);
}

function createId(random: Random): string {
  return base64url(random.bytes(9));
}

/** Another credential like one that is there, secret included; what was granted stays with that. */
export function duplicateCredential(
  original: Credential,
  otherNames: readonly string[],
  random: Random,
): Credential {
  // With room for what is added: a name has a longest length, and half a character is none.
  const stem = original.name.slice(0, 70).replace(/\p{Cs}$/u, '');
  const name = (count: number): string => (count === 1 ? `${stem} copy` : `${stem} copy ${count}`);
  let count = 1;
  while (otherNames.includes(name(count))) count += 1;
  return { ...original, id: createId(random), name: name(count) };
}

/** The credential after an edit, of a draft without problems; empty secrets are kept. */
export function editCredential(saved: Credential, draft: CredentialDraft): Credential {
  return toCredential(draft, saved.id, saved);
}

function toCredential(
  draft: CredentialDraft,
  id: string,
  saved: Credential | undefined,
): Credential {
  const kept: Partial<Record<string, unknown>> = saved ?? {};
  const needed = fieldsOf(draft);
  const field = (name: CredentialField): string => {
    // What a form does not show must not fail or surprise later: it is as it was at the start.
    const normal = normalizeField(name, needed.includes(name) ? draft[name] : EMPTY_DRAFT[name]);
    const secret = isSecretField(name) && normal === '' ? kept[name] : undefined;
    return typeof secret === 'string' ? secret : normal;
  };
  const { type, production } = draft;
  const common = { id, name: field('name'), production };
  switch (type) {
    case 'oauth2':
      return {
        ...common,
        type,
        grant_type: draft.grant_type,
        callbackRoad: draft.callbackRoad,
        callbackPort: field('callbackPort'),
        authorizationUrl: field('authorizationUrl'),
        accessTokenUrl: field('accessTokenUrl'),
        client_id: field('client_id'),
        client_secret: field('client_secret'),
        scope: field('scope'),
        includeScopeInTokenRequest: draft.includeScopeInTokenRequest,
        tokenRequestEncoding: draft.tokenRequestEncoding,
        includeState: draft.includeState,
        pkce: draft.pkce,
        apiBaseUrl: field('apiBaseUrl'),
        authorizeParameters: field('authorizeParameters'),
        tokenParameters: field('tokenParameters'),
        refreshParameters: field('refreshParameters'),
      };
    case 'api_token':
      return {
        ...common,
        type,
        siteUrl: field('siteUrl'),
        email: field('email'),
        api_token: field('api_token'),
        scoped: draft.scoped,
        apiBaseUrl: field('apiBaseUrl'),
      };
    case 'personal_access_token':
      return {
        ...common,
        type,
        baseUrl: field('baseUrl'),
        personal_access_token: field('personal_access_token'),
      };
  }
}
