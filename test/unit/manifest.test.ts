import { deepStrictEqual } from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import * as v from 'valibot';

const ROOT = resolve(__dirname, '../..');

const manifest = v.parse(
  v.object({
    publisher: v.string(),
    name: v.string(),
    activationEvents: v.array(v.string()),
    contributes: v.object({
      commands: v.array(v.object({ command: v.string(), title: v.string(), category: v.string() })),
      views: v.record(v.string(), v.array(v.object({ id: v.string() }))),
      menus: v.record(v.string(), v.array(v.object({ command: v.string() }))),
      viewsWelcome: v.array(v.object({ view: v.string(), contents: v.string() })),
      configuration: v.object({ properties: v.record(v.string(), v.unknown()) }),
      languages: v.array(
        v.object({ id: v.string(), filenamePatterns: v.optional(v.array(v.string())) }),
      ),
    }),
  }),
  JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')),
);

function code(): string {
  const folder = join(ROOT, 'src/vscode');
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => readFileSync(join(folder, file), 'utf8'))
    .join('\n');
}

function idsIn(text: string, pattern: RegExp): string[] {
  return [...new Set([...text.matchAll(pattern)].map(([, id]) => id!))].sort();
}

describe('the manifest', () => {
  const { contributes } = manifest;
  const commands = contributes.commands.map(({ command }) => command);

  it('runs only contributed commands, and VS Code’s own that opens a folder, from menus, welcome texts and links', () => {
    const used = [
      ...Object.values(contributes.menus)
        .flat()
        .map(({ command }) => command),
      ...contributes.viewsWelcome.flatMap(({ contents }) => idsIn(contents, /command:([\w.]+)/g)),
      ...idsIn(code(), /\(command:([\w.]+)\)/g),
      ...idsIn(code(), /executeCommand\('(jiraConsole\.\w+)'/g),
    ];
    deepStrictEqual(
      used.filter((id) => !commands.includes(id) && id !== 'vscode.openFolder'),
      [],
    );
  });

  it('names every command in the category Jira Console, and the one that authorizes as designed', () => {
    deepStrictEqual(
      {
        categories: [...new Set(contributes.commands.map(({ category }) => category))],
        authorize: contributes.commands.find(({ command }) => command === 'jiraConsole.authorize')
          ?.title,
      },
      { categories: ['Jira Console'], authorize: 'Authorize Jira Site' },
    );
  });

  it('shares its ids with the code', () => {
    deepStrictEqual(
      {
        views: contributes.views['jiraConsole']?.map(({ id }) => id).sort(),
        panel: manifest.activationEvents.find((event) => event.startsWith('onWebviewPanel:')),
        extension: `${manifest.publisher}.${manifest.name}`,
        files: manifest.activationEvents.find((event) => event.startsWith('onFileSystem:')),
        settings: Object.keys(contributes.configuration.properties),
        bodies: contributes.languages.find(({ id }) => id === 'jira-console-body')
          ?.filenamePatterns,
      },
      {
        views: idsIn(code(), /VIEW_ID = '([^']+)'/g),
        panel: `onWebviewPanel:${/CONSOLE_VIEW_TYPE = '([^']+)'/.exec(code())?.[1] ?? ''}`,
        extension: /EXTENSION_ID = '([^']+)'/.exec(code())?.[1],
        files: `onFileSystem:${/BODY_SCHEME = '([^']+)'/.exec(code())?.[1] ?? ''}`,
        settings: idsIn(code(), /getConfiguration\('jiraConsole'\)\.get\('([\w.]+)'\)/g).map(
          (name) => `jiraConsole.${name}`,
        ),
        bodies: [`${/BODY_FOLDER = '([^']+)'/.exec(code())?.[1] ?? ''}/**`],
      },
    );
  });
});
