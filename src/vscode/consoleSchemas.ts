import * as v from 'valibot';
import type { ConsoleCommands, ConsoleRequests } from '../protocol/console';

/** Far beyond any id, and beyond what Jira takes; what is longer, no console of ours has sent. */
const id = v.pipe(v.string(), v.maxLength(200));
const word = v.pipe(v.string(), v.maxLength(1000));
const line = v.pipe(v.string(), v.maxLength(100_000));
/** More than the core takes, so that a person is told what is wrong with it. */
const body = v.pipe(v.string(), v.maxLength(64 * 1024 * 1024));

const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

const part = v.union([
  v.strictObject({ name: word, value: body }),
  v.strictObject({ name: word, file: line, contentType: v.optional(word) }),
]);

const request = v.object({
  credentialId: id,
  cloudId: v.optional(id),
  method: word,
  path: line,
  headers: v.pipe(v.array(v.strictTuple([word, line])), v.maxLength(1000)),
  body: v.union([body, v.pipe(v.array(part), v.maxLength(1000))]),
});

const target = v.object({ credentialId: v.optional(id), cloudId: v.optional(id) });

const question = v.variant('kind', [
  v.object({ kind: v.picklist(['projects', 'users']), text: word }),
  v.object({ kind: v.picklist(['issue_types', 'fields', 'jql', 'variables']) }),
  v.object({
    kind: v.literal('jql_values'),
    query: v.pipe(v.record(v.pipe(v.string(), v.maxLength(50)), word), v.maxEntries(10)),
  }),
]);

const view = v.picklist(['pretty', 'raw']);

/** More names and columns than any table has. */
const column = v.pipe(v.array(line), v.minLength(1), v.maxLength(10));
const table = {
  list: count,
  columns: v.pipe(v.array(column), v.maxLength(2000)),
  order: v.optional(v.object({ column, isDescending: v.boolean() })),
};

const bodyQuestion = v.variant('kind', [
  v.object({ kind: v.literal('rows'), view, from: count, to: count }),
  v.object({
    kind: v.picklist(['toggle_fold', 'value', 'path', 'parent', 'bracket']),
    line: count,
  }),
  v.object({ kind: v.literal('reveal'), view, line: count }),
  v.object({
    kind: v.literal('find'),
    view,
    query: word,
    isRegExp: v.boolean(),
    matchCase: v.boolean(),
  }),
  v.object({ kind: v.literal('fold_all'), depth: count }),
  v.object({ kind: v.picklist(['unfold_all', 'state']) }),
  v.object({ kind: v.literal('text'), view }),
  v.object({ kind: v.literal('lists') }),
  v.object({ kind: v.literal('columns'), list: count }),
  v.object({ kind: v.literal('table_rows'), from: count, to: count, ...table }),
  v.object({ kind: v.literal('table_csv'), ...table }),
  v.object({ kind: v.literal('documents') }),
  v.object({ kind: v.literal('bytes'), most: count }),
]);

const bodyCopy = v.variant('kind', [
  v.object({ kind: v.literal('csv'), table: v.object({ kind: v.literal('table_csv'), ...table }) }),
  v.object({ kind: v.literal('text'), view }),
  v.object({ kind: v.picklist(['value', 'jmes_path', 'java_script_path']), line: count }),
]);

/** What the console may say, message by message. */
export const CONSOLE_SCHEMAS = {
  send: request,
  sendToSites: request,
  askBody: v.object({ id: count, question: bodyQuestion }),
  filterBody: v.object({ id: count, expression: v.pipe(v.string(), v.maxLength(10_000)) }),
  copyOfBody: v.object({ id: count, copy: bodyCopy }),
  saveBody: v.object({ id: count }),
  openBody: v.object({ id: count }),
  openValue: v.object({ id: count, line: count }),
  compareBody: v.object({ id: count }),
  compareBodies: v.object({ left: count, right: count }),
  answerOfSite: v.object({ comparison: count, row: count }),
  closeComparison: v.object({}),
  saveRequest: request,
  copyAs: request,
  paste: v.object({ text: body, target }),
  catalogue: v.object({}),
  ask: v.object({
    target: v.object({ ...target.entries, credentialId: id }),
    question,
    isAnew: v.boolean(),
  }),
  chooseFiles: v.object({}),
  targetChosen: target,
  remedy: v.object({
    credentialId: id,
    remedy: v.picklist(['authorize', 'edit', 'reload_window']),
  }),
  addScopes: v.object({
    credentialId: id,
    scopes: v.pipe(v.array(v.pipe(v.string(), v.regex(/^[\w:.-]{1,100}$/u))), v.maxLength(100)),
  }),
  editBody: v.object({ text: body, method: word, path: line }),
  bodyEdited: v.object({ text: body, method: word, path: line }),
  addCredential: v.object({}),
  openAddress: v.object({ address: line }),
  editVariables: v.object({}),
  fetchPages: v.object({
    limit: v.nullable(v.pipe(v.number(), v.safeInteger(), v.minValue(1))),
  }),
  pausePages: v.object({ isPaused: v.boolean() }),
  cancelPages: v.object({}),
  exportPages: v.object({}),
  closePages: v.object({}),
} satisfies Record<keyof (ConsoleRequests & ConsoleCommands), v.GenericSchema>;
