import { join, resolve } from 'node:path';

/** The root of this repository. */
export const repositoryRoot = resolve(__dirname, '../..');

/** Where downloaded editors and demo data live; ignored by git, as with `@vscode/test-electron`. */
export const cacheFolder = join(repositoryRoot, '.vscode-test');

/** Where builds of the tests, packages and pictures go; ignored by git. */
export const outFolder = join(repositoryRoot, 'out');
