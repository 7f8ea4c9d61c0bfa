import * as vscode from 'vscode';
import { CatalogueError } from '../core/catalogue/errors';
import { base64url } from '../core/encoding';
import type { Random } from '../core/ports';
import type { CatalogueFiles } from '../core/rest/apiCatalogue';

/** The catalogue of the extension's folder, and the update in its storage, which may be no disk. */
export function createCatalogueFiles(
  extensionUri: vscode.Uri,
  storageUri: vscode.Uri,
  random: Random,
): CatalogueFiles {
  const packaged = vscode.Uri.joinPath(extensionUri, 'data', 'catalogue.json');
  const update = vscode.Uri.joinPath(storageUri, 'catalogue.json');
  return {
    readPackaged: () => readText(packaged),
    readUpdate: async () => {
      try {
        return await readText(update);
      } catch (error) {
        if (isNotFound(error)) return undefined;
        throw new CatalogueError('catalogue_unreadable');
      }
    },
    replaceUpdate: async (text) => {
      // Of a name that no other window gives to its own.
      const name = `catalogue-${base64url(random.bytes(6))}.json`;
      const temporary = vscode.Uri.joinPath(storageUri, name);
      try {
        await vscode.workspace.fs.writeFile(temporary, new TextEncoder().encode(text));
        await vscode.workspace.fs.rename(temporary, update, { overwrite: true });
      } catch {
        // It may never have come about.
        await Promise.allSettled([vscode.workspace.fs.delete(temporary)]);
        throw new CatalogueError('catalogue_not_stored');
      }
    },
  };
}

async function readText(uri: vscode.Uri): Promise<string> {
  return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
}

function isNotFound(error: unknown): boolean {
  return error instanceof vscode.FileSystemError && error.code === 'FileNotFound';
}
