import { request as httpRequest } from 'node:http';
import { PEOPLE, type Account } from './accounts';
import type { Site } from './sites';

/** What a user would do in the browser. */
export interface ConsentChoice {
  /** Name, cloud ID or address of a site; the first one unless given. */
  readonly site?: string;
  /** Name or account ID; whoever is logged in, or Ada Lovelace, unless given. */
  readonly account?: string;
  /** Presses Cancel. */
  readonly deny?: boolean;
}

interface Page {
  readonly location: string | undefined;
  readonly cookie: string | undefined;
  readonly html: string;
}

/**
 * Takes an authorization through its pages without a browser, and gives back the callback URL.
 *
 * @throws Error with the page's text, where the authorization ends without a callback
 */
export async function takeConsent(
  authorization_url: string,
  choice: ConsentChoice,
  sites: readonly Site[],
): Promise<string> {
  let cookie = '';
  let page = await step(authorization_url, cookie);
  if (choice.account !== undefined || page.html.includes('action="login"')) {
    const account = findAccount(choice.account ?? PEOPLE[0]!.account_id);
    const form = {
      account: account.account_id,
      request: new URL(authorization_url).search.slice(1),
    };
    const loggedIn = await step(new URL('login', authorization_url).href, cookie, form);
    cookie = loggedIn.cookie ?? '';
    page = await step(new URL(loggedIn.location ?? '', authorization_url).href, cookie);
  }
  if (page.html.includes('action="consent"')) {
    const site = choice.site === undefined ? firstSite(page.html) : findSite(choice.site, sites);
    page = await step(new URL('consent', authorization_url).href, cookie, {
      request: new URL(authorization_url).search.slice(1),
      ...(site !== undefined && { site }),
      decision: choice.deny === true ? 'cancel' : 'accept',
    });
  }
  // The callback is absolute; the pages among themselves use relative addresses.
  if (page.location !== undefined && URL.canParse(page.location)) return page.location;
  if (page.location !== undefined) {
    page = await step(new URL(page.location, authorization_url).href, cookie);
  }
  throw new Error(`The authorization ended without a callback: ${textOf(page.html)}`);
}

function findAccount(wanted: string): Account {
  const found = PEOPLE.find(({ name, account_id }) => [name, account_id].includes(wanted));
  if (found === undefined) throw new Error(`There is no account ${wanted}.`);
  return found;
}

function findSite(wanted: string, sites: readonly Site[]): string {
  const found = sites.find(({ name, cloud_id, url }) => [name, cloud_id, url].includes(wanted));
  if (found === undefined) throw new Error(`There is no site ${wanted}.`);
  return found.cloud_id;
}

function firstSite(html: string): string | undefined {
  return /<option value="(?<site>[^"]*)"/u.exec(html)?.groups?.['site'];
}

function textOf(html: string): string {
  const main = /<main>(?<main>.*)<\/main>/su.exec(html)?.groups?.['main'] ?? html;
  return main
    .replaceAll(/<[^>]*>/gu, ' ')
    .replaceAll(/\s+/gu, ' ')
    .trim();
}

async function step(url: string, cookie: string, form?: Record<string, string>): Promise<Page> {
  return new Promise((resolve, reject) => {
    const type = { 'content-type': 'application/x-www-form-urlencoded' };
    const outgoing = httpRequest(
      url,
      {
        method: form === undefined ? 'GET' : 'POST',
        headers: { cookie, ...(form !== undefined && type) },
        agent: false,
      },
      (incoming) => {
        let html = '';
        incoming.setEncoding('utf8').on('data', (chunk: string) => (html += chunk));
        incoming.on('error', reject).on('end', () => {
          const { location, 'set-cookie': cookies } = incoming.headers;
          resolve({ location, cookie: cookies?.[0]?.split(';')[0], html });
        });
      },
    );
    outgoing.on('error', reject);
    outgoing.end(form === undefined ? undefined : new URLSearchParams(form).toString());
  });
}
