import { CredentialError } from '../src/core/credentials/errors';
import { EventSource } from '../src/core/events';
import { RowsError } from '../src/core/pages/errors';
import type {
  Clock,
  Disposable,
  HttpClient,
  HttpRequest,
  HttpResponse,
  Logger,
  Random,
  RedirectListener,
  RedirectResult,
  ResponseListener,
  RowFile,
  SecretStore,
  SharedFolder,
} from '../src/core/ports';

/** A clock that stands still until it is told to go on. */
export class FakeClock implements Clock {
  #now = Date.UTC(2026, 0, 1);
  readonly #timers = new Set<{ at: number; callback: () => void }>();

  now(): number {
    return this.#now;
  }

  after(milliseconds: number, callback: () => void): Disposable {
    const timer = { at: this.#now + milliseconds, callback };
    this.#timers.add(timer);
    return { dispose: () => this.#timers.delete(timer) };
  }

  advance(milliseconds: number): void {
    this.#now += milliseconds;
    for (const timer of [...this.#timers].sort((a, b) => a.at - b.at)) {
      if (timer.at <= this.#now && this.#timers.delete(timer)) timer.callback();
    }
  }

  /** How many callbacks still wait; what is over leaves none behind. */
  get waiting(): number {
    return this.#timers.size;
  }
}

/** SecretStorage of one window. Several of them over one `shared` map are several windows. */
export class MemorySecretStore implements SecretStore {
  readonly #changes = new EventSource<string>();
  readonly onDidChange = this.#changes.event;
  /** Whether it fails, as behind a keychain that is locked. */
  isUnavailable = false;

  constructor(readonly values = new Map<string, string>()) {}

  get(key: string): Promise<string | undefined> {
    return this.#unlessUnavailable(() => this.values.get(key));
  }

  store(key: string, value: string): Promise<void> {
    return this.#unlessUnavailable(() => {
      this.values.set(key, value);
      this.#changes.fire(key);
    });
  }

  delete(key: string): Promise<void> {
    return this.#unlessUnavailable(() => {
      this.values.delete(key);
      this.#changes.fire(key);
    });
  }

  keys(): Promise<string[]> {
    return this.#unlessUnavailable(() => [...this.values.keys()]);
  }

  #unlessUnavailable<T>(act: () => T): Promise<T> {
    return this.isUnavailable
      ? Promise.reject(new CredentialError('secrets_unavailable'))
      : Promise.resolve(act());
  }

  /** Tells this window what another one has changed. */
  announce(key: string): void {
    this.#changes.fire(key);
  }
}

/** An HTTP client that answers each request as the test says, and keeps what it was sent. */
export class FakeHttpClient implements HttpClient {
  readonly requests: HttpRequest[] = [];

  constructor(
    public answer: (
      request: HttpRequest,
      signal?: AbortSignal,
      listener?: ResponseListener,
    ) => HttpResponse | Promise<HttpResponse>,
  ) {}

  async send(
    request: HttpRequest,
    signal?: AbortSignal,
    listener?: ResponseListener,
  ): Promise<HttpResponse> {
    this.requests.push(request);
    return this.answer(request, signal, listener);
  }
}

/** The text that a request carried; forms carry none. */
export function sentText({ body }: Pick<HttpRequest, 'body'>): string {
  return typeof body === 'string' ? body : '';
}

/** Each as JSON, as a row file takes them. */
export function jsonRows(rows: readonly unknown[]): readonly Uint8Array[] {
  return rows.map((row) => new TextEncoder().encode(JSON.stringify(row)));
}

/** An answer with a JSON body, or with a text as it is; with its text, as a client gives it on. */
export function answer(status: number, body: unknown): HttpResponse & { readonly text: string } {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const bytes = new TextEncoder().encode(text);
  return {
    status,
    statusText: '',
    headers: [['Content-Type', 'application/json']],
    body: bytes,
    size: bytes.byteLength,
    text,
    firstByte: 0,
    transferred: bytes.byteLength,
  };
}

/** Bytes that differ from call to call and are the same in every run. */
export class CountingRandom implements Random {
  #count = 0;

  bytes(length: number): Uint8Array {
    this.#count++;
    return Uint8Array.from({ length }, (_, index) => (this.#count * 31 + index) % 256);
  }
}

/** A logger that keeps its lines. */
export class MemoryLogger implements Logger {
  readonly lines: string[] = [];

  info(message: string): void {
    this.lines.push(`info ${message}`);
  }

  warn(message: string): void {
    this.lines.push(`warn ${message}`);
  }

  error(message: string): void {
    this.lines.push(`error ${message}`);
  }
}

/** A listener on which the test plays the browser. */
export class FakeRedirectListener implements RedirectListener {
  readonly listening = new Map<string, (url: string) => Promise<RedirectResult>>();

  listen(
    redirect_uri: string,
    onRedirect: (url: string) => Promise<RedirectResult>,
  ): Promise<Disposable> {
    this.listening.set(redirect_uri, onRedirect);
    return Promise.resolve({ dispose: () => this.listening.delete(redirect_uri) });
  }
}

/** Any operation of a folder that windows share. */
export type SharedFolderOperation = keyof SharedFolder;

/**
 * A folder that windows share. Several over one `files` map are several windows; each operation
 * happens in one step, after `before` of its window has let it.
 */
export class MemorySharedFolder implements SharedFolder {
  /** Replaced by a test that delays an operation, lets it fail or never happen. */
  before: (operation: SharedFolderOperation, path: string) => Promise<void> = () =>
    Promise.resolve();

  constructor(readonly files = new Map<string, { beat: number; text: string }>()) {}

  async list(folder: string): Promise<readonly string[]> {
    await this.before('list', folder);
    const prefix = `${folder}/`;
    const paths = [...this.files.keys()].filter((path) => path.startsWith(prefix));
    return [...new Set(paths.map((path) => path.slice(prefix.length).split('/')[0]!))];
  }

  async create(path: string): Promise<boolean> {
    await this.before('create', path);
    if (this.files.has(path)) return false;
    this.files.set(path, { beat: 0, text: '' });
    return true;
  }

  async rename(from: string, to: string): Promise<boolean> {
    await this.before('rename', from);
    const file = this.files.get(from);
    if (!file) return false;
    this.files.set(to, file);
    this.files.delete(from);
    return true;
  }

  async remove(path: string): Promise<void> {
    await this.before('remove', path);
    this.files.delete(path);
  }

  async beat(path: string, beat: number): Promise<boolean> {
    await this.before('beat', path);
    const file = this.files.get(path);
    if (file) file.beat = beat;
    return file !== undefined;
  }

  async lastBeat(path: string): Promise<number | undefined> {
    await this.before('lastBeat', path);
    return this.files.get(path)?.beat;
  }

  async read(path: string): Promise<string | undefined> {
    await this.before('read', path);
    return this.files.get(path)?.text;
  }

  async write(path: string, text: string): Promise<void> {
    await this.before('write', path);
    this.files.set(path, { beat: this.files.get(path)?.beat ?? 0, text });
  }
}

/** Rows in memory; `space` is how many more fit on its disk. */
export class MemoryRowFile implements RowFile {
  readonly rows: string[] = [];
  isClosed = false;

  constructor(public space = Infinity) {}

  get count(): number {
    return this.rows.length;
  }

  append(rows: readonly Uint8Array[]): Promise<void> {
    if (rows.length > this.space) return Promise.reject(new RowsError('rows_disk_full'));
    this.space -= rows.length;
    this.rows.push(...rows.map((row) => new TextDecoder().decode(row)));
    return Promise.resolve();
  }

  read(from: number, to: number): Promise<readonly string[]> {
    return Promise.resolve(this.rows.slice(from, to));
  }

  /** Two at a time, so that a few rows are several batches. */
  async *batches(): AsyncIterable<readonly string[]> {
    for (let from = 0; from < this.rows.length; from += 2) yield this.read(from, from + 2);
  }

  close(): Promise<void> {
    this.isClosed = true;
    return Promise.resolve();
  }
}

/** What an answer says of its request, for tests that do not look. */
export const NOTHING_SENT = { headers: [], body: undefined };
