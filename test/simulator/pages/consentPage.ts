import type { Account } from '../accounts';
import type { App } from '../apps';
import { scopeInWords } from '../scopes';
import type { Site } from '../sites';
import { html, layout, type Html } from './layout';

/** What the user is asked. */
export interface ConsentQuestion {
  readonly app: App;
  readonly account: Account;
  readonly scopes: readonly string[];
  /** Undefined where no scope needs a site. */
  readonly sites: readonly Site[] | undefined;
  /** The authorization request, carried along in the form. */
  readonly query: string;
}

/** Scopes in words, a site picker, Accept and Cancel. */
export function consentPage({ app, account, scopes, sites, query }: ConsentQuestion): string {
  return layout(
    `Authorize ${app.name}`,
    html`<h1>${app.name} is requesting access to your Atlassian account</h1>
      <p class="quiet">
        Logged in as ${account.name} (${account.email}).
        <a href="login?${query}">Use another account</a>
      </p>
      <h2>This app wants to</h2>
      <ul>
        ${scopes.map((scope) => html`<li title="${scope}">${scopeInWords(scope)}</li>`)}
      </ul>
      <form method="post" action="consent">
        <input type="hidden" name="request" value="${query}" />
        ${sites === undefined ? '' : sitePicker(sites)}
        <div class="actions">
          <button class="primary" name="decision" value="accept">Accept</button>
          <button name="decision" value="cancel">Cancel</button>
        </div>
      </form>`,
  );
}

function sitePicker(sites: readonly Site[]): Html {
  return html`<label for="site">Use app on</label>
    <select id="site" name="site">
      ${sites.map(
        ({ cloud_id, name, url }) =>
          html`<option value="${cloud_id}">${name} (${new URL(url).host})</option>`,
      )}
    </select>`;
}
