import { isIssueKey } from './issueKey';
import { rowValue } from './rowValue';
import { targetOf } from './siteUrl';
import type { AnsweringSite, AnswerLink } from './types';

const ACCOUNT_MEMBER = /^(?:[a-z]\w*A|a)ccountId$/u;

/** "5b10a2844c20165700ede21g", "557058:f58131cb-b67d-43c7-b30d-6b58d40bd077". */
const ACCOUNT_ID = /^[\w:.-]{1,128}$/u;

const NEXT_MEMBERS = new Set(['next', 'nextPage', 'nextPageUrl']);

/** What the value of a row of pretty printed JSON links to as a whole; undefined for most. */
export function linkOf(row: string, site: AnsweringSite): AnswerLink | undefined {
  const { value, name, from, to } = rowValue(row) ?? {};
  if (typeof value !== 'string' || from === undefined || to === undefined) return undefined;
  const target = isIssueKey(value, name)
    ? ofIssue(value, site)
    : name !== undefined && ACCOUNT_MEMBER.test(name) && ACCOUNT_ID.test(value)
      ? ofUser(value, site)
      : ofUrl(value, name, site);
  return target && { from, to, ...target };
}

type Target = Omit<AnswerLink, 'from' | 'to'>;

function ofIssue(key: string, site: AnsweringSite): Target {
  return {
    label: key,
    path: `/rest/api/3/issue/${key}`,
    ...page(`/browse/${key}`, site),
  };
}

function ofUser(accountId: string, site: AnsweringSite): Target {
  const id = encodeURIComponent(accountId);
  return {
    label: 'User',
    path: `/rest/api/3/user?accountId=${id}`,
    ...page(`/jira/people/${id}`, site),
  };
}

function ofUrl(value: string, name: string | undefined, site: AnsweringSite): Target | undefined {
  const target = targetOf(value, site);
  return target && { label: labelOf(target.path, name), ...target };
}

function labelOf(path: string | undefined, name: string | undefined): string {
  if (path === undefined) return 'Page';
  return name !== undefined && NEXT_MEMBERS.has(name) ? 'Next Page' : 'Link';
}

function page(path: string, { siteUrl }: AnsweringSite): Pick<AnswerLink, 'address'> {
  const site = URL.parse(siteUrl);
  return site ? { address: site.origin + path } : {};
}
