import { DEVELOPER_CONSOLE_URL } from '../core/atlassian/endpoints';
import { CLASSIC_SCOPES } from '../core/atlassian/scopes';
import { OFFLINE_ACCESS, parseScopes } from '../core/text/scopeList';
import { OAUTH_DEFAULTS, type CallbackRoad } from '../core/credentials/credential';
import { EMPTY_DRAFT, type CredentialDraft } from '../core/credentials/draft';
import { checkField, type CredentialField } from '../core/credentials/fields';
import { callback, defaultRoad, isWebWindow } from './callbackUrl';
import { copy } from './clipboard';
import { sentence } from './messages/sentences';
import { openLink } from './openLink';
import { askMany, askOne, askText, mapResult, type Step, type TextQuestion } from './steps';

/** What has been entered so far, and whether the addresses are asked for one by one. */
export type SteppedDraft = CredentialDraft & {
  readonly customEndpoints: boolean;
  readonly authorizeNext: boolean;
};

type CredentialStep = Step<SteppedDraft>;

/** A draft with the defaults that most people accept. */
export function emptyDraft(): SteppedDraft {
  return {
    ...EMPTY_DRAFT,
    callbackRoad: defaultRoad(),
    customEndpoints: false,
    authorizeNext: true,
  };
}

/** The questions of a draft, in order; custom addresses add their own. */
export function credentialSteps({ customEndpoints }: SteppedDraft): readonly CredentialStep[] {
  return [
    text('name', { prompt: 'A name for this credential', placeholder: 'For example: Acme' }),
    text('client_id', {
      prompt:
        'Client ID, from the app’s Settings in Atlassian’s developer console. No app yet? Open the ' +
        'console with the button above and create an OAuth 2.0 integration.',
    }),
    text('client_secret', { prompt: 'Client secret, from the app’s Settings', password: true }),
    classicScopes,
    otherScopes,
    callbackRoad,
    endpoints,
    ...(customEndpoints
      ? [
          text('authorizationUrl', { prompt: 'Authorization URL' }),
          text('accessTokenUrl', { prompt: 'Access Token URL' }),
          text('apiBaseUrl', { prompt: 'API base URL' }),
        ]
      : []),
    overview,
  ];
}

function text(
  field: CredentialField,
  question: Omit<TextQuestion, 'value' | 'check'>,
): CredentialStep {
  return async (draft, frame) =>
    mapResult(
      await askText(frame, {
        ...question,
        value: draft[field],
        check: (value) => fieldProblem(field, value),
      }),
      (value) => ({ ...draft, [field]: value }),
    );
}

const classicScopes: CredentialStep = async (draft, frame) => {
  const described = [
    ...CLASSIC_SCOPES,
    {
      scope: OFFLINE_ACCESS,
      meaning: 'Refresh automatically: without it you authorize every hour',
    },
  ];
  const result = await askMany(frame, {
    placeholder: 'Scopes to ask for; each must be added to the app under Permissions',
    choices: described.map(({ scope, meaning }) => ({
      label: scope,
      detail: meaning,
      value: scope,
    })),
    chosen: parseScopes(draft.scope),
  });
  return mapResult(result, (chosen) => ({
    ...draft,
    scope: [...chosen, ...othersOf(draft.scope)].join(' '),
  }));
};

const otherScopes: CredentialStep = async (draft, frame) => {
  const others = othersOf(draft.scope);
  const chosen = parseScopes(draft.scope).filter((scope) => !others.includes(scope));
  const join = (typed: string) => [...chosen, ...parseScopes(typed)].join(' ');
  const result = await askText(frame, {
    value: others.join(' '),
    prompt:
      'Other scopes, separated by spaces: granular ones, for example.' +
      (chosen.length > 0 ? ' Enter for none.' : ''),
    check: (typed) => fieldProblem('scope', join(typed)),
  });
  return mapResult(result, (typed) => ({ ...draft, scope: join(typed) }));
};

const callbackRoad: CredentialStep = async (draft, frame) => {
  const urlOf = async (road: CallbackRoad) =>
    (await callback({ ...draft, callbackRoad: road })).redirect_uri;
  const fitness = isWebWindow()
    ? 'Unfit for Atlassian from a browser window: the address changes.'
    : 'VS Code opens by itself.';
  const result = await askOne(frame, {
    placeholder: 'How the browser comes back after you accept',
    choices: [
      {
        label: 'VS Code URI',
        description: await urlOf('uri'),
        detail: fitness,
        value: 'uri' as const,
      },
      {
        label: 'Loopback',
        description: await urlOf('loopback'),
        detail: 'For browser and remote windows, and for one app in several editors.',
        value: 'loopback' as const,
      },
    ],
    chosen: [draft.callbackRoad],
  });
  return mapResult(result, (road) => ({ ...draft, callbackRoad: road }));
};

const endpoints: CredentialStep = async (draft, frame) => {
  const result = await askOne(frame, {
    placeholder: 'Where to authorize and which API to call',
    choices: [
      { label: 'Atlassian', description: OAUTH_DEFAULTS.apiBaseUrl, value: false },
      { label: 'Custom', detail: 'Authorization, access token and API base URL', value: true },
    ],
    chosen: [draft.customEndpoints],
  });
  const { authorizationUrl, accessTokenUrl, apiBaseUrl } = OAUTH_DEFAULTS;
  return mapResult(result, (customEndpoints) => ({
    ...draft,
    ...(customEndpoints ? {} : { authorizationUrl, accessTokenUrl, apiBaseUrl }),
    customEndpoints,
  }));
};

const overview: CredentialStep = async (draft, frame) => {
  const { redirect_uri } = await callback(draft);
  const result = await askOne(frame, {
    placeholder: 'Last, tell Atlassian: the app needs this callback URL and the scopes',
    choices: [
      {
        label: '$(copy) Copy Callback URL',
        description: redirect_uri,
        detail: 'Authorization › OAuth 2.0 (3LO) › Configure: paste it there, to the letter',
        value: false,
        run: () => copy(redirect_uri, 'callback URL'),
      },
      {
        label: '$(link-external) Open Developer Console',
        description: 'developer.atlassian.com',
        detail: `Your app › Permissions: add ${appScopes(draft.scope)}`,
        value: false,
        run: openDeveloperConsole,
      },
      { label: '$(sign-in) Save and Authorize', value: true },
      { label: '$(save) Save', value: false },
    ],
    chosen: [true],
  });
  return mapResult(result, (authorizeNext) => ({ ...draft, authorizeNext }));
};

/** Opens the page where apps are made. */
export async function openDeveloperConsole(): Promise<void> {
  await openLink(DEVELOPER_CONSOLE_URL);
}

/** `offline_access` is asked for, but never added to an app. */
function appScopes(scope: string): string {
  return parseScopes(scope)
    .filter((each) => each !== OFFLINE_ACCESS)
    .join(', ');
}

function othersOf(scope: string): readonly string[] {
  const listed = [...CLASSIC_SCOPES.map((described) => described.scope), OFFLINE_ACCESS];
  return parseScopes(scope).filter((each) => !listed.includes(each));
}

function fieldProblem(field: CredentialField, value: string): string | undefined {
  const problem = checkField(field, value);
  return problem && sentence(problem);
}
