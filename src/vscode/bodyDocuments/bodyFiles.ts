import * as vscode from 'vscode';

interface BodyFile {
  readonly content: Uint8Array;
  /** VS Code compares it; it counts, since nobody reads it as a time. */
  readonly mtime: number;
}

/** Bodies as files in memory, by their addresses. */
export class BodyFiles implements vscode.FileSystemProvider, vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<vscode.FileChangeEvent[]>();
  readonly #files = new Map<string, BodyFile>();
  readonly onDidChangeFile = this.#changed.event;

  /** Writes a file beside the editor, which shows it anew if it shows it. */
  put(uri: vscode.Uri, text: string): void {
    const isThere = this.#files.has(uri.toString());
    this.writeFile(uri, new TextEncoder().encode(text));
    const { Changed, Created } = vscode.FileChangeType;
    this.#changed.fire([{ uri, type: isThere ? Changed : Created }]);
  }

  stat(uri: vscode.Uri): vscode.FileStat {
    const { content, mtime } = this.#file(uri);
    return { type: vscode.FileType.File, ctime: 0, mtime, size: content.byteLength };
  }

  readFile(uri: vscode.Uri): Uint8Array {
    return this.#file(uri).content;
  }

  writeFile(uri: vscode.Uri, content: Uint8Array): void {
    const mtime = (this.#files.get(uri.toString())?.mtime ?? 0) + 1;
    this.#files.set(uri.toString(), { content, mtime });
  }

  delete(uri: vscode.Uri): void {
    this.#files.delete(uri.toString());
  }

  /** Nobody but this extension and the editor writes here. */
  watch(): vscode.Disposable {
    return new vscode.Disposable(() => undefined);
  }

  readDirectory(): [string, vscode.FileType][] {
    return [];
  }

  createDirectory(uri: vscode.Uri): void {
    throw vscode.FileSystemError.NoPermissions(uri);
  }

  rename(uri: vscode.Uri): void {
    throw vscode.FileSystemError.NoPermissions(uri);
  }

  dispose(): void {
    this.#changed.dispose();
  }

  #file(uri: vscode.Uri): BodyFile {
    const file = this.#files.get(uri.toString());
    if (file === undefined) throw vscode.FileSystemError.FileNotFound(uri);
    return file;
  }
}
