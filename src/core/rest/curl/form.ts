import type { FormPart } from '../../ports';
import { CurlError } from '../errors';
import { TextReader } from '../shell/reader';

/** What an argument of `--form` asks for. */
export interface ReadForm {
  readonly parts: readonly FormPart[];
  /** The file whose text would be the value, which is not read. */
  readonly unreadFile?: string | undefined;
  /** Whether a part is to have what it cannot have here, such as another file name. */
  readonly isReduced: boolean;
}

/**
 * The parts of `name=value`, `name=@file;type=…` and `name=<file`.
 *
 * Throws `CurlError` `curl_form_invalid`.
 *
 * @see https://curl.se/docs/manpage.html#-F
 */
export function readForm(argument: string): ReadForm {
  const { name, value: content } = readFormString(argument);
  // A part that holds parts, and its end.
  if (/^\(|^\)$/u.test(content)) return { parts: [], isReduced: true };
  const reader = new TextReader(content);
  if (reader.take(/@/uy)) return readFiles(name, reader);
  const isFromFile = reader.take(/</uy) !== undefined;
  const text = takeWord(reader, /[^;]*/uy);
  const isReduced = reader.rest !== '';
  return isFromFile
    ? { parts: [{ name, value: '' }], unreadFile: text, isReduced }
    : { parts: [{ name, value: text }], isReduced };
}

/** The part of `--form-string`; throws `CurlError` `curl_form_invalid`. */
export function readFormString(argument: string): {
  readonly name: string;
  readonly value: string;
} {
  const at = argument.indexOf('=');
  if (at < 0) throw new CurlError('curl_form_invalid');
  return { name: argument.slice(0, at), value: argument.slice(at + 1) };
}

/** The option that makes a part, and its argument; throws `CurlError` `curl_form_name`. */
export function writePart(part: FormPart): readonly [option: string, argument: string] {
  const { name } = part;
  if (name.includes('=')) throw new CurlError('curl_form_name', { name });
  if ('value' in part) return ['--form-string', `${name}=${part.value}`];
  const file = part.file.replaceAll(/["\\]/gu, String.raw`\$&`);
  const type = part.contentType === undefined ? '' : `;type=${part.contentType}`;
  return ['-F', `${name}=@"${file}"${type}`];
}

function readFiles(name: string, reader: TextReader): ReadForm {
  const parts: FormPart[] = [];
  let isReduced = false;
  do {
    const file = takeWord(reader, /[^;,]*/uy);
    const settings = takeSettings(reader);
    parts.push({ name, file, ...settings.type });
    isReduced ||= settings.isReduced;
  } while (reader.take(/,/uy));
  // Several files of one argument would be a part that holds parts.
  return { parts, isReduced: isReduced || parts.length > 1 };
}

const SETTING =
  /;\s*(?:(?<known>filename|headers|encoder|type)=)?(?<value>(?:"[^"]*"|[^;,"]|")*)/iuy;

function takeSettings(reader: TextReader) {
  let contentType: string | undefined;
  let isReduced = false;
  for (let setting = reader.take(SETTING); setting; setting = reader.take(SETTING)) {
    const { known, value = '' } = setting.groups ?? {};
    if (known?.toLowerCase() === 'type') contentType = value.trim();
    // A parameter of the type, such as its charset.
    else if (known === undefined && contentType !== undefined) contentType += setting[0].trimEnd();
    else isReduced = true;
  }
  return { type: contentType === undefined ? {} : { contentType }, isReduced };
}

/** A value in quotes, or all up to a character that ends it. */
function takeWord(reader: TextReader, plain: RegExp): string {
  reader.take(/\s+/uy);
  const quoted = reader.take(/"(?<text>[^"\\]*(?:\\[^][^"\\]*)*)"[^;,]*/uy)?.groups?.['text'];
  return quoted?.replaceAll(/\\(["\\])/gu, '$1') ?? reader.take(plain)?.[0].trimEnd() ?? '';
}
