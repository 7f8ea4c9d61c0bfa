import type { Account } from '../accounts';
import { html, layout } from './layout';

/** One button per account; `query` is the authorization request to go on with. */
export function loginPage(people: readonly Account[], query: string): string {
  return layout(
    'Log in',
    html`<h1>Log in to continue</h1>
      <p class="quiet">Choose the account to authorize with. There is no password here.</p>
      ${people.map(
        (person) =>
          html`<form class="account" method="post" action="login">
            <input type="hidden" name="request" value="${query}" />
            <input type="hidden" name="account" value="${person.account_id}" />
            <button>Continue as ${person.name}</button>
          </form>`,
      )}`,
  );
}
