import type { ServerRequest } from './messages';

/** One part of a form: a value, or a file. */
export type FormPart =
  | { readonly name: string; readonly value: string }
  | {
      readonly name: string;
      readonly filename: string;
      readonly type: string;
      readonly content: Buffer;
    };

const LINE_END = '\r\n';

/** Whether a request says that its body is a form with files. */
export function isForm({ headers }: Pick<ServerRequest, 'headers'>): boolean {
  return /^multipart\/form-data\b/iu.test(headers['content-type'] ?? '');
}

/**
 * The parts of a form, in their order; undefined where the body is none, or half of one.
 *
 * @see RFC 7578
 * @see https://html.spec.whatwg.org/multipage/form-control-infrastructure.html#multipart-form-data
 */
export function readForm({
  headers,
  body,
}: Pick<ServerRequest, 'headers' | 'body'>): readonly FormPart[] | undefined {
  const { quoted, plain } =
    /;\s*boundary=(?:"(?<quoted>[^"]+)"|(?<plain>[^\s;]+))/iu.exec(headers['content-type'] ?? '')
      ?.groups ?? {};
  const boundary = quoted ?? plain;
  if (boundary === undefined) return undefined;
  const pieces = split(Buffer.concat([Buffer.from(LINE_END), body]), `${LINE_END}--${boundary}`);
  // What stands before the first boundary is not read; `--` marks the last.
  const last = pieces.at(-1)!;
  if (pieces.length < 2 || !last.subarray(0, 2).equals(Buffer.from('--'))) return undefined;
  const parts = pieces.slice(1, -1).map(readPart);
  return parts.every((part) => part !== undefined) ? parts : undefined;
}

function readPart(piece: Buffer): FormPart | undefined {
  const end = piece.indexOf(LINE_END + LINE_END);
  if (end < 0) return undefined;
  const head = piece.subarray(0, end).toString('utf8');
  const content = piece.subarray(end + 2 * LINE_END.length);
  // Spelled out, since `^`, `$` and `.` take a line separator within a name for the end of a line.
  const disposition = /(?:^|\r\n)content-disposition: *form-data(?<parameters>;[^\r]*)/iu.exec(head)
    ?.groups?.['parameters'];
  const name = parameterOf(disposition, 'name');
  const filename = parameterOf(disposition, 'filename');
  if (name === undefined) return undefined;
  if (filename === undefined) return { name, value: content.toString('utf8') };
  const type =
    /(?:^|\r\n)content-type: *(?<type>[^\r]*)/iu.exec(head)?.groups?.['type'] ?? 'text/plain';
  return { name, filename, type, content };
}

function parameterOf(disposition: string | undefined, name: string): string | undefined {
  const value = new RegExp(`; *${name}="(?<value>[^"]*)"`, 'iu').exec(disposition ?? '');
  return value?.groups?.['value']
    ?.replaceAll('%22', '"')
    .replaceAll('%0D', '\r')
    .replaceAll('%0A', '\n');
}

function split(bytes: Buffer, separator: string): Buffer[] {
  const pieces = [];
  let start = 0;
  for (let at = bytes.indexOf(separator); at >= 0; at = bytes.indexOf(separator, start)) {
    pieces.push(bytes.subarray(start, at));
    start = at + Buffer.byteLength(separator);
  }
  return [...pieces, bytes.subarray(start)];
}
