import type { ErrorDetails } from '../../errors';
import type { HttpFileErrorCode, RequestErrorCode } from '../errors';
import { isJsonBody } from '../request';
import { ASSERTION, COMMENT, SEPARATOR, isBlank, splitHeader, type Line } from './lines';

/** What is wrong with a file, or what of it has no effect. */
export interface FileProblem {
  readonly code: HttpFileErrorCode | RequestErrorCode;
  /** The number of its line, from 0. */
  readonly line: number;
  /** Its request cannot be run; else something of it is left out. */
  readonly severity: 'error' | 'notice';
  readonly details?: ErrorDetails;
}

/** A part of a line that has a name, such as `# @name value`. */
export interface NamedLine {
  readonly name: string;
  readonly value: string;
  readonly line: number;
}

/** What each line between two separators is, by the numbers of lines, from 0. */
export interface Block {
  readonly first: number;
  /** The number of the line behind its last. */
  readonly end: number;
  /** Undefined where it begins with no separator. */
  readonly title: string | undefined;
  readonly metadata: readonly NamedLine[];
  readonly comments: readonly number[];
  readonly variables: readonly NamedLine[];
  /** Scripts, the names of their files and assertions, for before the request or for its answer. */
  readonly scripts: readonly (readonly number[])[];
  /** The line with the method and those that its target goes on with; none where there is no request. */
  readonly target: readonly number[];
  readonly headers: readonly number[];
  readonly body: readonly number[];
  /** Its body is JSON by its headers. */
  readonly isJson: boolean;
  readonly problems: readonly FileProblem[];
}

/** What stands between the separators, one behind the other. */
export function readBlocks(lines: readonly Line[]): readonly Block[] {
  const starts = lines.flatMap(({ text }, number) => (SEPARATOR.test(text) ? [number] : []));
  const firsts = starts[0] === 0 ? starts : [0, ...starts];
  return firsts.map((first, index) =>
    new BlockReader(lines, first, firsts[index + 1] ?? lines.length).read(),
  );
}

const METADATA = /^\s*(?:#+|\/\/+)\s*@(?<name>[\w-]+)(?:\s(?<value>.*))?$/u;
const VARIABLE = /^\s*@(?<name>[^\s=:]+)\s*=(?<value>.*)$/u;
const BEGINS_SCRIPT = /^[<>]\s*\{%/u;
/** The file of a script or for the answer, and what an earlier answer was kept in. */
const REFERENCE_BEHIND_BODY = /^(?:>\s+\S*\.m?js\s*$|>>!?\s+\S|<>\s)/u;

/** Reads the lines of one block, from its first to its last. */
class BlockReader {
  readonly #lines: readonly Line[];
  readonly #first: number;
  readonly #end: number;
  readonly #metadata: NamedLine[] = [];
  readonly #comments: number[] = [];
  readonly #variables: NamedLine[] = [];
  readonly #scripts: (readonly number[])[] = [];
  readonly #target: number[] = [];
  readonly #headers: number[] = [];
  readonly #body: number[] = [];
  readonly #problems: FileProblem[] = [];
  #isJson = true;
  #at: number;

  constructor(lines: readonly Line[], first: number, end: number) {
    this.#lines = lines;
    this.#first = first;
    this.#end = end;
    this.#at = first;
  }

  read(): Block {
    const title = SEPARATOR.exec(this.#text())?.groups?.['title']?.trim();
    if (title !== undefined) this.#at++;
    this.#readPrelude();
    if (this.#at < this.#end) {
      this.#target.push(this.#at++);
      this.#readHead();
      this.#readBody();
    }
    return {
      first: this.#first,
      end: this.#end,
      title,
      metadata: this.#metadata,
      comments: this.#comments,
      variables: this.#variables,
      scripts: this.#scripts,
      target: this.#target,
      headers: this.#headers,
      body: this.#body,
      isJson: this.#isJson,
      problems: this.#problems,
    };
  }

  /** Up to the line that a request begins with. */
  #readPrelude(): void {
    for (; this.#at < this.#end; this.#at++) {
      const text = this.#text();
      if (isBlank(text)) continue;
      if (COMMENT.test(text)) this.#readComment();
      else if (/^\s*@/u.test(text)) this.#readVariable();
      else if (/^<(?:\s*\{%|\s+\S)/u.test(text)) this.#readScript();
      else return;
    }
  }

  /** The rest of the target, and the headers. */
  #readHead(): void {
    for (; this.#at < this.#end; this.#at++) {
      const text = this.#text();
      if (isBlank(text) || isBehindBody(text)) return;
      if (COMMENT.test(text)) this.#readComment();
      else if (ASSERTION.test(text)) this.#readScript();
      else if (this.#headers.length === 0 && /^(?:\s*[?&]|\s+\/)/u.test(text)) {
        this.#target.push(this.#at);
      } else this.#headers.push(this.#at);
    }
  }

  #readBody(): void {
    // In JSON no line can begin like a comment, so that one which does is one.
    this.#isJson = isJsonBody(
      this.#headers.flatMap((number) => headerOf(this.#lines[number]) ?? []),
    );
    for (; this.#at < this.#end && !isBehindBody(this.#text()); this.#at++) {
      if (this.#isJson && COMMENT.test(this.#text())) this.#readComment();
      else if (ASSERTION.test(this.#text())) this.#readScript();
      else this.#body.push(this.#at);
    }
    for (; this.#at < this.#end; this.#at++) {
      const text = this.#text();
      if (isBlank(text) || /^<>\s/u.test(text)) continue;
      if (isBehindBody(text) || ASSERTION.test(text)) this.#readScript();
      else if (COMMENT.test(text)) this.#readComment();
      else this.#problem('http_line_invalid', 'error');
    }
  }

  #readComment(): void {
    const { name, value = '' } = METADATA.exec(this.#text())?.groups ?? {};
    if (name === undefined) this.#comments.push(this.#at);
    else this.#metadata.push({ name, value: value.trim(), line: this.#at });
  }

  #readVariable(): void {
    const { name, value = '' } = VARIABLE.exec(this.#text())?.groups ?? {};
    if (name === undefined) this.#problem('http_variable_invalid', 'error');
    else this.#variables.push({ name, value: value.trim(), line: this.#at });
  }

  /** Ends on the script's last line. */
  #readScript(): void {
    const first = this.#at;
    this.#problem('http_script_not_run', 'notice');
    if (BEGINS_SCRIPT.test(this.#text())) {
      while (this.#at < this.#end && !this.#text().includes('%}')) this.#at++;
      if (this.#at === this.#end) {
        this.#at--;
        this.#problems.push({ code: 'http_script_unclosed', line: first, severity: 'error' });
      }
    }
    this.#scripts.push(Array.from({ length: this.#at - first + 1 }, (_, index) => first + index));
  }

  #problem(code: HttpFileErrorCode, severity: FileProblem['severity']): void {
    this.#problems.push({ code, line: this.#at, severity });
  }

  #text(): string {
    return this.#lines[this.#at]?.text ?? '';
  }
}

function headerOf(line: Line | undefined): readonly [readonly [string, string]] | undefined {
  const header = splitHeader(line?.text ?? '');
  return header && [header];
}

function isBehindBody(text: string): boolean {
  return /^>\s*\{%/u.test(text) || REFERENCE_BEHIND_BODY.test(text);
}
