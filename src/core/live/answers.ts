import * as v from 'valibot';
import { isJsonObject } from '../jsonValue';
import { readSuggestions, readVocabulary } from '../jql/vocabulary';
import type { LiveAnswer, LiveQuestion, LiveValue } from './question';

/** What is only told of a value: one of another form is not told, and the value stays. */
const aside = v.fallback(v.optional(v.string()), undefined);

/** A value of one project alone; what most are not. */
const scope = v.fallback(
  v.optional(v.object({ project: v.object({ id: aside, key: aside, name: aside }) })),
  undefined,
);

const project = v.object({ id: v.string(), key: v.string(), name: v.string() });

const user = v.object({
  accountId: v.string(),
  displayName: v.string(),
  accountType: aside,
  emailAddress: aside,
  active: v.fallback(v.boolean(), true),
});

const issueType = v.object({
  id: v.string(),
  name: v.string(),
  subtask: v.fallback(v.boolean(), false),
  scope,
});

const field = v.object({
  id: v.string(),
  key: aside,
  name: v.string(),
  custom: v.fallback(v.boolean(), false),
  schema: v.fallback(v.optional(v.object({ type: v.string(), items: aside })), undefined),
  scope,
});

/**
 * What Jira's JSON says in answer to a question; undefined where it is not of the form that Jira
 * documents. One entry of another form does not hide the others.
 */
export function readAnswer({ kind }: LiveQuestion, json: unknown): LiveAnswer | undefined {
  switch (kind) {
    case 'projects':
      return readEach(isJsonObject(json) ? json['values'] : json, project, (each) => each);
    case 'users':
      return readUsers(json);
    case 'issue_types':
      return readEach(json, issueType, ({ id, name, subtask, scope: of }) =>
        value(id, name, [subtask && 'subtask', projectIn(of)]),
      );
    case 'fields':
      return readEach(json, field, ({ id, key, name, custom, schema, scope: of }) => ({
        ...value(id, name, [custom ? 'custom' : 'system', typeIn(schema), projectIn(of)]),
        ...(key !== undefined && key !== id && { key }),
      }));
    case 'jql':
      return readVocabulary(json);
    case 'jql_values':
      return readSuggestions(json)?.map(({ value: id, label: name }) => ({ id, name }));
  }
}

/** Apps are users too, and may be who is meant: they come after the people. */
function readUsers(json: unknown): readonly LiveValue[] | undefined {
  const isApp = ({ accountType }: v.InferOutput<typeof user>) => accountType === 'app';
  const users = readEach(json, user, (each) => each);
  return (
    users &&
    [...users]
      .sort((one, other) => Number(isApp(one)) - Number(isApp(other)))
      .map(({ accountId, displayName, accountType, emailAddress, active }) =>
        value(accountId, displayName, [
          emailAddress,
          accountType !== 'atlassian' && accountType,
          !active && 'inactive',
        ]),
      )
  );
}

function readEach<T, R>(
  entries: unknown,
  form: v.GenericSchema<unknown, T>,
  read: (entry: T) => R,
): readonly R[] | undefined {
  if (!Array.isArray(entries)) return undefined;
  const found = entries.flatMap((entry: unknown) => {
    const parsed = v.safeParse(form, entry);
    return parsed.success ? [read(parsed.output)] : [];
  });
  return found.length === 0 && entries.length > 0 ? undefined : found;
}

function value(
  id: string,
  name: string,
  details: readonly (string | false | undefined)[],
): LiveValue {
  const detail = details.filter((each) => each !== undefined && each !== false && each !== '');
  return { id, name, ...(detail.length > 0 && { detail: detail.join(', ') }) };
}

function projectIn(of: v.InferOutput<typeof scope>): string | undefined {
  const { name, key, id } = of?.project ?? {};
  const known = name ?? key ?? id;
  return known === undefined ? undefined : `project ${known}`;
}

function typeIn(schema: v.InferOutput<typeof field>['schema']): string | undefined {
  return schema?.items === undefined ? schema?.type : `${schema.type} of ${schema.items}`;
}
