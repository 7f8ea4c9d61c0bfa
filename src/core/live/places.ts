import type { Operation, Parameter } from '../catalogue/operation';

/** What a site can be asked for at a place, and what of it is written there. */
export interface LivePlace {
  readonly kind: 'projects' | 'users' | 'issue_types' | 'fields' | 'jql';
  readonly writes: 'id' | 'key' | 'name';
}

/** What is meant, and by which names; before each stands its operation's path. */
type Meaning = readonly [LivePlace['kind'], LivePlace['writes'], ...(readonly RegExp[])];

/**
 * First the names that mean the same wherever Jira's own APIs have them, then those that say nothing
 * without their path, then places in an issue.
 */
const MEANINGS: readonly Meaning[] = [
  ['projects', 'id', /[Pp]rojectIds?$/, /project(\/search id| ids)$| fields\.project\.id$/],
  [
    'projects',
    'key',
    / project(Keys?|IdOrKey|KeyOrId|IdsOrKeys)$/,
    /(project\/search keys|(assignable\/search|component(\/{id})?) project)$/,
    / fields\.project\.key$/,
  ],
  [
    'users',
    'id',
    /[Aa]ccountIds?$/,
    /role\/{id}(\/actors)? user$|watchers $/,
    / fields\.(assignee|reporter)\.id$/,
  ],
  [
    'issue_types',
    'id',
    /[Ii]ssue[Tt]ypeIds?$|{issueType} issueType$/,
    /issuetype\/{id}.* id$|(workflow|export) issueTypes$/,
    / fields\.issuetype\.id$/,
  ],
  ['issue_types', 'name', / issuetypeNames$| fields\.issuetype\.name$/],
  [
    'fields',
    'id',
    / fieldIds?(OrKeys?|Filter)?$| customField$/,
    // A field in the trash is none that the site lists.
    /(field\/search|fields?\/{id}(\/trash|\/move)?) id$/,
    /(issue|search|jql|fetch|backlog|{issueIdOrKey}) fields$/,
  ],
  // The key of an app's field, whose options are not found by its ID.
  ['fields', 'key', / fieldKey$/],
  [
    'jql',
    'name',
    // Where expressions are evaluated it is an object that holds the query.
    /^(?!.*expression).* (jql(s|Filter)?|currentJQL)$/,
    /(parse queries|(sanitize|eval.*) query)$/,
  ],
];

/** What can be asked for as a value of a parameter. */
export function placeOfParameter({ path }: Operation, { name }: Parameter): LivePlace | undefined {
  return placeOf(path, name);
}

/**
 * What can be asked for at a place in a JSON body: at the name of a member, with which the path
 * ends, or at a value.
 */
export function placeInBody(
  { path: api }: Operation,
  path: readonly (string | number)[],
  isName: boolean,
): LivePlace | undefined {
  // Issues that are created together have each a body of its own.
  const own = path[0] === 'issueUpdates' ? path.slice(2) : path;
  const isIssue = /issue(\/bulk|\/{\w+}(\/transitions)?)?$/.test(api);
  if (isName) {
    const holders = isIssue ? ['fields', 'update'] : ['requestFieldValues'];
    const isField = own.length === 2 && holders.includes(`${own[0]}`);
    return isField ? { kind: 'fields', writes: 'id' } : undefined;
  }
  const isEntry = typeof path.at(-1) === 'number';
  const name = `${path.at(isEntry ? -2 : -1) ?? ''}`;
  // A list is no place for one value, nor is an entry where one value belongs.
  if (isEntry !== /s$|sF|^user$/.test(name)) return undefined;
  return (isIssue && placeOf(api, own.join('.'))) || placeOf(api, name);
}

function placeOf(path: string, name: string): LivePlace | undefined {
  // Senders of builds and deployments name properties as they like, templates what they make.
  if (!/^\/rest\/(agile|api\/3\/(?!project-template$)|service|soft)/.test(path)) return undefined;
  const isMeant = (pattern: RegExp) => pattern.test(`${path} ${name}`);
  const meaning = MEANINGS.find(([, , ...patterns]) => patterns.some(isMeant));
  return meaning && { kind: meaning[0], writes: meaning[1] };
}
