import { syntaxError, tokenize, type Token } from './tokens';

/** A condition of a query. */
export type Condition =
  | { readonly kind: 'and' | 'or'; readonly parts: readonly Condition[] }
  | { readonly kind: 'not'; readonly part: Condition }
  | Clause;

/** `field operator operands`. */
export interface Clause {
  readonly kind: 'clause';
  readonly field: string;
  readonly operator: string;
  readonly operands: readonly Operand[];
}

/** A value, the word EMPTY, or a call such as `currentUser()`. */
export interface Operand {
  readonly kind: 'value' | 'empty' | 'function';
  readonly text: string;
}

/** A query that was read. */
export interface Query {
  readonly condition: Condition | undefined;
  readonly order: readonly { readonly field: string; readonly descending: boolean }[];
}

const COMPARISONS = ['=', '!=', '~', '!~', '<', '>', '<=', '>='];

/** Reads a small subset of JQL. @throws JiraError 400 */
export function parseJql(jql: string): Query {
  return new Parser(tokenize(jql)).query();
}

class Parser {
  readonly #tokens: readonly Token[];
  #at = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  query(): Query {
    const isBare = this.#current.kind === 'end' || this.#isWord('order');
    const condition = isBare ? undefined : this.#or();
    const order = this.#order();
    if (this.#current.kind !== 'end') throw syntaxError("either 'OR' or 'AND'", this.#current);
    return { condition, order };
  }

  #or(): Condition {
    const parts = [this.#and()];
    while (this.#takeWord('or')) parts.push(this.#and());
    return parts.length === 1 ? parts[0]! : { kind: 'or', parts };
  }

  #and(): Condition {
    const parts = [this.#not()];
    while (this.#takeWord('and')) parts.push(this.#not());
    return parts.length === 1 ? parts[0]! : { kind: 'and', parts };
  }

  #not(): Condition {
    if (this.#takeWord('not')) return { kind: 'not', part: this.#not() };
    if (!this.#takeOperator('(')) return this.#clause();
    const inner = this.#or();
    if (!this.#takeOperator(')')) throw syntaxError("')'", this.#current);
    return inner;
  }

  #clause(): Clause {
    const field = this.#field();
    const operator = this.#operator();
    const operands = operator.endsWith('in') ? this.#list() : [this.#operand()];
    return { kind: 'clause', field, operator, operands };
  }

  #field(): string {
    const token = this.#current;
    if (token.kind !== 'word' && token.kind !== 'text') throw syntaxError('a field name', token);
    this.#at += 1;
    return token.text;
  }

  #operator(): string {
    const token = this.#current;
    if (token.kind === 'operator' && COMPARISONS.includes(token.text)) {
      this.#at += 1;
      return token.text;
    }
    if (this.#takeWord('in')) return 'in';
    if (this.#takeWord('is')) return this.#takeWord('not') ? 'is not' : 'is';
    if (this.#takeWord('not') && this.#takeWord('in')) return 'not in';
    throw syntaxError(
      "operator. The valid operators are '=', '!=', '<', '>', '<=', '>=', '~', '!~', 'IN', 'NOT IN', 'IS' and 'IS NOT',",
      token,
    );
  }

  #list(): Operand[] {
    // A function of several values, such as openSprints(), needs no parentheses around it.
    const next = this.#tokens[this.#at + 1];
    if (this.#current.kind === 'word' && next?.kind === 'operator' && next.text === '(') {
      return [this.#operand()];
    }
    if (!this.#takeOperator('(')) throw syntaxError("'('", this.#current);
    const operands = [this.#operand()];
    while (this.#takeOperator(',')) operands.push(this.#operand());
    if (!this.#takeOperator(')')) throw syntaxError("either ')' or ','", this.#current);
    return operands;
  }

  #operand(): Operand {
    const { kind, text } = this.#current;
    if (kind !== 'word' && kind !== 'text') {
      throw syntaxError('either a value, list or function', this.#current);
    }
    this.#at += 1;
    if (kind === 'text') return { kind: 'value', text };
    if (this.#takeOperator('(')) {
      if (!this.#takeOperator(')')) throw syntaxError("')'", this.#current);
      return { kind: 'function', text };
    }
    return { kind: /^(?:empty|null)$/iu.test(text) ? 'empty' : 'value', text };
  }

  #order(): Query['order'] {
    if (!this.#takeWord('order')) return [];
    if (!this.#takeWord('by')) throw syntaxError("'by'", this.#current);
    const order = [];
    do {
      const field = this.#field();
      const descending = this.#takeWord('desc');
      if (!descending) this.#takeWord('asc');
      order.push({ field, descending });
    } while (this.#takeOperator(','));
    return order;
  }

  get #current(): Token {
    return this.#tokens[this.#at]!;
  }

  #isWord(word: string): boolean {
    return this.#current.kind === 'word' && this.#current.text.toLowerCase() === word;
  }

  #takeWord(word: string): boolean {
    const isWord = this.#isWord(word);
    if (isWord) this.#at += 1;
    return isWord;
  }

  #takeOperator(operator: string): boolean {
    const isOperator = this.#current.kind === 'operator' && this.#current.text === operator;
    if (isOperator) this.#at += 1;
    return isOperator;
  }
}
