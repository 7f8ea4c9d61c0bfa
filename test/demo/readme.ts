import { CONSOLE_DEMO_APP } from '../simulator/apps';
import type { Simulator } from '../simulator/simulator';

/** What the demo's window shows first: where to click, and the values of the simulator's app. */
export function demoReadme(simulator: Simulator): string {
  const { client_id, client_secret } = CONSOLE_DEMO_APP;
  return `# Jira Console: the demo

This window talks to a simulated Atlassian on this computer. No account is needed, and nothing leaves the machine unless you follow a link to Atlassian.

## 1. Add a credential

Open **Jira Console** in the activity bar (the icon with the prompt) and press **Add Credential**. Enter, and leave the rest as it is:

| Field | Value |
| --- | --- |
| Name | \`Acme\` |
| Authorization URL | \`${simulator.authorization_url}\` |
| Access Token URL | \`${simulator.token_url}\` |
| Client ID | \`${client_id}\` |
| Client secret | \`${client_secret}\` |
| Advanced › API base URL | \`${simulator.api_base_url}\` |

Then press **Click here to authorize**.

## 2. Accept

The consent page opens in another tab. Press **Accept**, come back here: the light is green. Open the row to see the site, its cloud ID, the scopes and when the token ends (rest the mouse on a line to see all of it).

## 3. Send the first request

Press **Open Console** (▷) on the row, and then Ctrl+Enter (Cmd+Enter on a Mac): the answer to \`GET /rest/api/3/myself\` shows who you are.

More to try: \`/rest/api/3/project/search\`, \`/rest/api/3/search/jql?jql=project=WEB\`, \`https://acme.atlassian.net/rest/api/3/field\`, \`/oauth/token/accessible-resources\`, and \`https://example.com/\`, which is refused.

**Jira Console: Show Log** in the command palette (F1) shows what happened on the wire.
`;
}
