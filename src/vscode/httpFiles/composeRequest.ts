import * as vscode from 'vscode';
import type { RequestBody } from '../../core/ports';
import { HttpFileError } from '../../core/rest/errors';
import { fillRequest } from '../../core/rest/httpFile/fillRequest';
import { isAbsolutePath } from '../../core/rest/httpFile/filePaths';
import { parseHttpFile, type FileRequest, type HttpFile } from '../../core/rest/httpFile/parse';
import type { TypedRequest } from '../../core/rest/request';
import type { Generators } from '../../core/rest/variables/generated';
import { literalText } from '../../core/rest/variables/literalText';
import { readBodyFile, readHttpFile } from './fileText';
import type { RequestPlace } from './httpDocuments';

/** A request of a file, and the file. */
export interface PlacedRequest {
  readonly file: HttpFile;
  readonly request: FileRequest;
}

/**
 * The request that a line belongs to, as its file is now.
 *
 * Throws `HttpFileError` `http_file_unreadable`, `http_request_missing`.
 */
export async function findRequest({ uri, line }: RequestPlace): Promise<PlacedRequest> {
  const file = parseHttpFile(await readHttpFile(uri));
  const request = file.requests.findLast(({ firstLine }) => firstLine <= line);
  if (request === undefined) throw new HttpFileError('http_request_missing');
  return { file, request };
}

/**
 * A request with the variables of its file and its `Host` in their places, the file that is its body
 * read, and the files of its form at their place on this machine.
 *
 * Throws what `readBodyFile` and `fillRequest` throw.
 */
export async function composeRequest(
  uri: vscode.Uri,
  { file, request }: PlacedRequest,
  generators: Generators,
): Promise<TypedRequest> {
  const { bodyFile } = request;
  const content = bodyFile && (await readBodyFile(besideFile(uri, bodyFile.path), bodyFile.path));
  const isTemplate = bodyFile?.template === true;
  const written =
    content !== undefined && isTemplate ? { ...request.request, body: content } : request.request;
  const typed = fillRequest({ ...request, request: written }, file.variables, generators);
  if (content === undefined || isTemplate) return { ...typed, body: withFiles(uri, typed.body) };
  return { ...typed, body: literalText(content, typed.headers) };
}

function withFiles(uri: vscode.Uri, body: RequestBody): RequestBody {
  if (typeof body === 'string') return body;
  return body.map((part) =>
    'file' in part ? { ...part, file: besideFile(uri, part.file).fsPath } : part,
  );
}

function besideFile(uri: vscode.Uri, path: string): vscode.Uri {
  if (!isAbsolutePath(path)) return vscode.Uri.joinPath(uri, '..', path);
  return uri.with({ path: vscode.Uri.file(path).path });
}
