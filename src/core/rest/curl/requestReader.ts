import type { FormPart } from '../../ports';
import { isSecretName } from '../../secrets';
import { CurlError } from '../errors';
import { isOwnedHeader, type TypedRequest } from '../request';
import { readAddress, withoutUserinfo, withQuery } from './address';
import type { CurlArgument } from './arguments';
import type { DroppedCode, DroppedNote } from './dropped';
import { readForm, readFormString } from './form';
import { isHarmless } from './options';
import { urlEncoded } from './urlEncode';

/** Options whose value proves who asks. */
const CREDENTIALS = [
  ...['user', 'oauth2-bearer', 'cookie', 'proxy-user', 'aws-sigv4', 'netrc', 'netrc-optional'],
  ...['netrc-file', 'cert', 'key', 'pass', 'tlsuser', 'tlspassword', 'proxy-header'],
];

/** What curl takes data for, unless it is told otherwise. */
const FORM_TYPE = 'application/x-www-form-urlencoded';

/** Gathers what the options of curl say about one request. */
export class RequestReader {
  readonly dropped: DroppedNote[] = [];
  readonly #addresses: string[] = [];
  readonly #headers: [name: string, value: string][] = [];
  readonly #query: string[] = [];
  readonly #parts: FormPart[] = [];
  /** Headers that curl adds unless they are set or taken away. */
  readonly #defaults = new Map<string, [name: string, value: string]>();
  readonly #removed = new Set<string>();
  #method: string | undefined;
  #data: string | undefined;
  #isForm = false;
  #isHead = false;
  #isGet = false;
  #isUpload = false;
  #isJson = false;
  #isGlobbed = true;

  /** Takes an option in. Throws `CurlError`. */
  read({ option, value, written }: CurlArgument): void {
    switch (option) {
      case 'url':
        this.#addresses.push(value);
        break;
      case 'request':
        this.#method = value;
        break;
      case 'header':
        this.#readHeader(value);
        break;
      case 'user-agent':
        this.#setDefault('User-Agent', value);
        break;
      case 'referer':
        this.#setDefault('Referer', withoutUserinfo(value.replace(/;auto$/u, '')));
        break;
      case 'data':
      case 'data-ascii':
      case 'data-binary':
        this.#addData(this.#unlessFile(value));
        break;
      case 'data-raw':
        this.#addData(value);
        break;
      case 'data-urlencode':
        this.#addData(this.#encoded(value));
        break;
      case 'json':
        this.#isJson = true;
        this.#addData(this.#unlessFile(value), '');
        this.#setDefault('Content-Type', 'application/json');
        this.#setDefault('Accept', 'application/json');
        break;
      case 'url-query':
        this.#query.push(value.startsWith('+') ? value.slice(1) : this.#encoded(value));
        break;
      case 'form':
        this.#readForm(value, written);
        break;
      case 'form-string':
        this.#isForm = true;
        this.#parts.push(readFormString(value));
        break;
      case 'get':
        this.#isGet = true;
        break;
      case 'head':
        this.#isHead = true;
        break;
      case 'globoff':
        this.#isGlobbed = false;
        break;
      case 'upload-file':
        this.#isUpload = true;
        this.note('curl_file_unread', value);
        break;
      case 'config':
        this.note('curl_file_unread', value);
        break;
      case 'next':
        throw new CurlError('curl_several_requests');
      default:
        if (CREDENTIALS.includes(option)) this.note('curl_credentials_dropped', written);
        else if (!isHarmless(option)) this.note('curl_option_ignored', written);
    }
  }

  /** The request that was asked for. Throws `CurlError`. */
  request(): TypedRequest {
    const data = this.#isGet ? undefined : this.#data;
    const isForm = this.#isForm;
    const kinds = [data !== undefined, isForm, this.#isHead, this.#isUpload];
    if (kinds.filter(Boolean).length > 1) throw new CurlError('curl_options_conflict');
    const path = this.#path();
    if (data !== undefined && !this.#isJson) this.#setDefault('Content-Type', FORM_TYPE);
    return {
      method: this.#method ?? this.#impliedMethod(),
      path,
      headers: this.#completeHeaders(),
      body: isForm ? this.#parts : (data ?? ''),
    };
  }

  /** Notes that something was left out. */
  note(code: DroppedCode, name?: string): void {
    this.dropped.push(name === undefined ? { code } : { code, name });
  }

  #path(): string {
    const [typed, ...more] = this.#addresses;
    if (typed === undefined || typed.trim() === '') throw new CurlError('curl_address_missing');
    if (more.length > 0) throw new CurlError('curl_several_requests');
    const address = readAddress(typed);
    if (withoutUserinfo(typed) !== typed) this.note('curl_credentials_dropped');
    if (this.#isGlobbed && /\{[^{}]*,[^{}]*\}|\[\w+-\w+(?::\d+)?\]/u.test(address)) {
      this.note('curl_pattern_kept');
    }
    const query = this.#isGet ? [this.#data ?? '', ...this.#query] : this.#query;
    return query.reduce(withQuery, address);
  }

  #impliedMethod(): string {
    if (this.#isHead) return 'HEAD';
    if (this.#isUpload) return 'PUT';
    return this.#isForm || (this.#data !== undefined && !this.#isGet) ? 'POST' : 'GET';
  }

  #readHeader(header: string): void {
    if (header.startsWith('@')) {
      this.note('curl_file_unread', header.slice(1));
      return;
    }
    const [, name, value] =
      /^([^:]*):([^]*)$/u.exec(header) ?? /^([^;]*);()\s*$/u.exec(header) ?? [];
    if (name === undefined || value === undefined || name.trim() === '') {
      this.note('curl_header_unreadable');
    } else if (value.trim() === '' && header.includes(':')) {
      this.#removed.add(name.trim().toLowerCase());
    } else this.#headers.push([name.trim(), value.trim()]);
  }

  /** Without those that the console sets itself or that say who asks. */
  #completeHeaders(): readonly (readonly [string, string])[] {
    const given = new Set(this.#headers.map(([name]) => name.toLowerCase()));
    const added = [...this.#defaults]
      .filter(([lower]) => !given.has(lower) && !this.#removed.has(lower))
      .map(([, header]) => header);
    return [...this.#headers, ...added].filter(([name]) => {
      const isFormType = this.#isForm && name.toLowerCase() === 'content-type';
      if (isSecretName(name)) this.note('curl_credentials_dropped', name);
      else if (isOwnedHeader(name) || isFormType) this.note('curl_header_owned', name);
      else return true;
      return false;
    });
  }

  #setDefault(name: string, value: string): void {
    if (value !== '') this.#defaults.set(name.toLowerCase(), [name, value]);
  }

  #addData(data: string, joint = '&'): void {
    this.#data = this.#data ? this.#data + joint + data : data;
  }

  #unlessFile(value: string): string {
    if (!value.startsWith('@')) return value;
    this.note('curl_file_unread', value.slice(1));
    return '';
  }

  #encoded(argument: string): string {
    const [, name = '', file] = /^([^=@]*)@([^]*)$/u.exec(argument) ?? [];
    if (file === undefined) return urlEncoded(argument);
    this.note('curl_file_unread', file);
    return name === '' ? '' : `${name}=`;
  }

  #readForm(argument: string, written: string): void {
    const { parts, unreadFile, isReduced } = readForm(argument);
    this.#isForm = true;
    this.#parts.push(...parts);
    if (unreadFile !== undefined) this.note('curl_file_unread', unreadFile);
    if (isReduced) this.note('curl_part_reduced', written);
  }
}
