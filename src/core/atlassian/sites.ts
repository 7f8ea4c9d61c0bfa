import * as v from 'valibot';
import { isJiraScope } from './scopes';

/** A Jira site that a token reaches. */
export interface Site {
  readonly cloudId: string;
  readonly name: string;
  /** The address people know, which takes no 3LO token: `https://x.atlassian.net`. */
  readonly url: string;
  readonly scopes: readonly string[];
}

/** A cloud ID as others send it: it becomes a segment of a path that a token is sent to. */
export const cloudId = v.pipe(v.string(), v.regex(/^[\w-]+$/u));

const accessibleResource = v.object({
  id: cloudId,
  name: v.string(),
  url: v.string(),
  scopes: v.array(v.string()),
});

/**
 * The Jira sites in an answer of `/oauth/token/accessible-resources`, sorted by name; undefined
 * where the answer is not of that form.
 *
 * Atlassian lists one entry per product under the same id, in no defined order; what says "Jira" is
 * the entry's scopes.
 *
 * @see https://developer.atlassian.com/cloud/jira/platform/oauth-2-3lo-apps/#3-1-get-the-cloudid-for-your-site
 */
export function readSites(answer: unknown): readonly Site[] | undefined {
  if (!Array.isArray(answer)) return undefined;
  // One entry of another form, of another product perhaps, does not hide the others.
  const resources = answer.flatMap((entry: unknown) => {
    const parsed = v.safeParse(accessibleResource, entry);
    return parsed.success ? [parsed.output] : [];
  });
  if (resources.length === 0 && answer.length > 0) return undefined;
  const sites = new Map<string, Site>();
  for (const { id, name, url, scopes } of resources) {
    if (!scopes.some(isJiraScope)) continue;
    const others = sites.get(id)?.scopes ?? [];
    sites.set(id, { cloudId: id, name, url, scopes: [...new Set([...others, ...scopes])] });
  }
  return [...sites.values()].sort((a, b) => a.name.localeCompare(b.name));
}

/** The sites that are there now and were not before. */
export function newSites(before: readonly Site[], now: readonly Site[]): readonly Site[] {
  return now.filter((site) => !before.some((known) => known.cloudId === site.cloudId));
}
