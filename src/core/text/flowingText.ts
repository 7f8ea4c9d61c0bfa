/** Text as a browser lays it out: white space is one space, and blocks begin on lines of their own. */
export class FlowingText {
  readonly #parts: string[] = [];
  /** Line feeds before the next text. */
  #breaks = 0;
  #hasSpace = false;
  #indent = '';
  /** Of a line that has not begun, with its indentation. */
  #mark: string | undefined;

  /** Takes text of which white space has no meaning. */
  write(text: string): void {
    const words = text.replaceAll(/[ \t\n\f\r]+/gu, ' ');
    if (words.startsWith(' ')) this.#hasSpace = true;
    const trimmed = words.trim();
    if (trimmed === '') return;
    this.#begin(trimmed);
    this.#hasSpace = words.endsWith(' ');
  }

  /** Takes text as it is, such as a program, or a tab between cells. */
  writeAsIs(text: string): void {
    if (text === '') return;
    this.#hasSpace = false;
    this.#begin(this.#indent === '' ? text : text.replaceAll('\n', `\n${this.#indent}`));
  }

  /** What comes next begins on another line, `lines` below. */
  break(lines: number): void {
    this.#breaks = Math.max(this.#breaks, lines);
  }

  /** Adds another line feed. */
  breakLine(): void {
    this.#breaks += 1;
  }

  /** What is within begins with a mark, such as that of a list item; further lines are indented by as much. */
  marked(mark: string, indent: string, inside: () => void): void {
    const before = this.#indent;
    this.#mark = `${before}${mark}`;
    this.#indent += indent;
    inside();
    this.#indent = before;
    this.#mark = undefined;
  }

  toString(): string {
    return this.#parts.join('');
  }

  #begin(text: string): void {
    const isFirst = this.#parts.length === 0;
    if (isFirst || this.#breaks > 0) {
      if (!isFirst) this.#parts.push('\n'.repeat(this.#breaks));
      this.#parts.push(this.#mark ?? this.#indent);
    } else if (this.#hasSpace) this.#parts.push(' ');
    this.#parts.push(text);
    this.#mark = undefined;
    this.#breaks = 0;
    this.#hasSpace = false;
  }
}
