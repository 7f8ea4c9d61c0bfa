import type { FormPart } from '../../ports';
import { HttpFileError, RequestError } from '../errors';
import type { FileProblem } from './block';
import { AMBIGUOUS, FILE_REFERENCE, isBlank, splitHeader } from './lines';

/** The parts of a form, and what is wrong with it. */
interface ReadForm {
  readonly parts: readonly FormPart[];
  readonly problems: readonly FileProblem[];
}

/** Whether a content type is that of a form whose parts stand in the body. */
export function isFormType(contentType: string): boolean {
  return /^multipart\/form-data\s*(?:;|$)/iu.test(contentType);
}

/**
 * The parts of a form that is written out as it is sent, its files as `< ./path`.
 *
 * `first` is the number of the first of its lines in the file.
 *
 * @see RFC 7578 section 4
 */
export function readForm(contentType: string, lines: readonly string[], first: number): ReadForm {
  const error = (code: FileProblem['code'], line: number): ReadForm => ({
    parts: [],
    problems: [{ code, line: first + line, severity: 'error' }],
  });
  const boundary = parametersOf(contentType).get('boundary') ?? '';
  if (boundary === '') return error('http_form_boundary_missing', 0);
  const delimiter = `--${boundary}`;
  const delimiters = lines.flatMap((line, number) =>
    [delimiter, `${delimiter}--`].includes(line.trimEnd()) ? [number] : [],
  );
  const [opening] = delimiters;
  const last = lines.findLastIndex((line) => !isBlank(line));
  const closing = lines.findIndex((line) => line.trimEnd() === `${delimiter}--`);
  if (opening !== lines.findIndex((line) => !isBlank(line))) return error('http_form_unclosed', 0);
  if (closing !== last) return error('http_form_unclosed', Math.max(last, 0));
  const read = delimiters
    .slice(0, -1)
    .map((start, index) => readPart(lines, start + 1, delimiters[index + 1] ?? last, first));
  return {
    parts: read.flatMap(({ parts }) => parts),
    problems: read.flatMap(({ problems }) => problems),
  };
}

function readPart(lines: readonly string[], start: number, end: number, first: number): ReadForm {
  const problems: FileProblem[] = [];
  const add = (code: FileProblem['code'], severity: FileProblem['severity'], name: string) =>
    problems.push({ code, line: first + start, severity, details: { name } });
  const within = lines.slice(start, end);
  const blank = within.findIndex(isBlank);
  const headers = within.slice(0, Math.max(blank, 0)).map(splitHeader);
  const valueOf = (wanted: string) =>
    headers.find((header) => header?.[0].toLowerCase() === wanted)?.[1] ?? '';
  const disposition = parametersOf(valueOf('content-disposition'));
  // A quote in a name is written as a browser does.
  const name = (disposition.get('name') ?? '').replaceAll('%22', '"');
  if (blank < 0 || name === '' || headers.includes(undefined)) {
    add('http_form_part_invalid', 'error', name);
    return { parts: [], problems };
  }
  for (const header of headers) {
    const [other = ''] = header ?? [];
    if (!['content-disposition', 'content-type'].includes(other.toLowerCase())) {
      add('http_form_header_dropped', 'notice', other);
    }
  }

  const content = within.slice(blank + 1);
  const file = fileOf(content);
  const fileName = disposition.get('filename');
  const contentType = valueOf('content-type');
  if (file === undefined) {
    if (fileName !== undefined) add('http_form_content_inline', 'error', name);
    else if (contentType !== '') add('http_form_header_dropped', 'notice', 'Content-Type');
    return { parts: [{ name, value: content.join('\n') }], problems };
  }
  if (fileName !== undefined && fileName !== escape(lastSegment(file))) {
    add('http_form_file_name_dropped', 'notice', fileName);
  }
  return { parts: [{ name, file, ...(contentType !== '' && { contentType }) }], problems };
}

/** The path, where a file is all of the content. */
function fileOf(content: readonly string[]): string | undefined {
  const [only = '', ...others] = content.filter((line) => !isBlank(line));
  return others.length > 0 ? undefined : FILE_REFERENCE.exec(only.trimEnd())?.groups?.['path'];
}

/** The parameters of a header's value, by their names; what is in quotes stays as it is written. */
function parametersOf(value: string): ReadonlyMap<string, string> {
  const found = value.matchAll(/;\s*(?<key>[\w*-]+)=(?:"(?<quoted>[^"]*)"|(?<bare>[^\s;"]+))/gu);
  return new Map(
    Array.from(found, ({ groups = {} }) => [
      groups['key']?.toLowerCase() ?? '',
      groups['quoted'] ?? groups['bare'] ?? '',
    ]),
  );
}

function lastSegment(path: string): string {
  return path.split(/[\\/]/u).at(-1) ?? '';
}

/**
 * A form written out so that `readForm` reads the same: its content type and its lines.
 *
 * Throws `form_name_missing` and `http_form_part_not_writable`.
 */
export function writeForm(parts: readonly FormPart[]): {
  readonly contentType: string;
  readonly lines: readonly string[];
} {
  const written = parts.map(writePart);
  const taken = written.flat();
  let boundary = 'form';
  for (let count = 2; taken.some((line) => line.startsWith(`--${boundary}`)); count++) {
    boundary = `form-${count}`;
  }
  return {
    contentType: `multipart/form-data; boundary=${boundary}`,
    lines: [...written.flatMap((part) => [`--${boundary}`, ...part]), `--${boundary}--`],
  };
}

function writePart(part: FormPart): readonly string[] {
  const { name } = part;
  if (name === '') throw new RequestError('form_name_missing', 'body');
  const refuse = () => new HttpFileError('http_form_part_not_writable', { name });
  if (/[\p{Cc}]|%22/iu.test(name)) throw refuse();
  const disposition = `Content-Disposition: form-data; name="${escape(name)}"`;
  if ('value' in part) {
    const lines = part.value.split(/\r\n|\r|\n/u);
    if (lines.some((line) => AMBIGUOUS.test(line))) throw refuse();
    return [disposition, '', ...lines];
  }
  const { file, contentType } = part;
  for (const text of [file, contentType ?? 'none']) {
    if (text === '' || text !== text.trim() || /\p{Cc}/u.test(text)) throw refuse();
  }
  return [
    `${disposition}; filename="${escape(lastSegment(file))}"`,
    ...(contentType === undefined ? [] : [`Content-Type: ${contentType}`]),
    '',
    `< ${file}`,
  ];
}

function escape(text: string): string {
  return text.replaceAll('"', '%22');
}
