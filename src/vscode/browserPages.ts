/**
 * What the browser may show where an authorization ends without an answer: nothing of it reaches
 * VS Code, so only the user can tell which it was.
 */
export const BROWSER_PAGES: readonly { readonly shows: string; readonly remedy: string }[] = [
  {
    shows: '“redirect_uri is not registered for client”',
    remedy:
      'In the developer console, under Authorization › OAuth 2.0 (3LO) › Configure, set the callback URL of this editor to the letter.',
  },
  {
    shows: '“This app has requested scopes that have not been added to the app.”',
    remedy:
      'In the developer console, under Permissions, add every scope that is listed here, except for offline_access; or ask for fewer.',
  },
  {
    shows: '“… is not shared”, or that only its owner can use the app',
    remedy:
      'Authorize as the account that owns the app, or have its owner turn on sharing under Distribution.',
  },
  {
    shows: '“Your site admin must authorize this app for the site …”',
    remedy:
      'The site blocks apps that users install: ask its admin to allow the app, or choose another site.',
  },
  {
    shows: '“Unknown client”, or that the app does not exist',
    remedy: 'Copy the client ID again from the app’s Settings, and check the Authorization URL.',
  },
  {
    shows: '“audience must be api.atlassian.com”, or that another parameter is wrong',
    remedy:
      'Set the Authorization URL to https://auth.atlassian.com/authorize?audience=api.atlassian.com&prompt=consent.',
  },
  {
    shows: '“No authorization waits for this answer”, in plain text',
    remedy:
      'After Cancel on the consent page: authorize again and choose Accept. Else: finish in the tab that opened last.',
  },
  {
    shows: 'That 127.0.0.1 or localhost refused to connect',
    remedy:
      'The browser is on another machine, or nothing waited any more: copy the whole address bar and run Paste Callback URL while an authorization waits.',
  },
  {
    shows: 'A question whether to open VS Code, and then nothing',
    remedy:
      'Allow it, in the browser and in VS Code. If another editor opened, choose a loopback road: several editors share one app that way.',
  },
];
