import type { ErrorDetails } from '../../errors';
import { RequestError, type RequestErrorCode, type RequestField } from '../errors';
import { generate } from './generated';
import type { Variable, VariableScope } from './scope';
import { parseTemplate } from '../../text/template';

/** Where a `{{…}}` stands: the field, and the character in its text, counted from 1. */
interface Place {
  readonly field: RequestField;
  readonly position: number;
}

/** A text to be put in a placeholder's place. */
interface Value {
  readonly text: string;
  /** A secret is in it. */
  readonly secret: boolean;
}

/** Characters; variables that double each other would fill the memory. */
export const LONGEST_VALUE = 1_000_000;

/** Variables, each within another; without end they would fill the stack. */
export const DEEPEST = 100;

/** The values of the names in one request; a variable has the same one wherever it stands. */
export class Values {
  readonly #scope: VariableScope;
  readonly #known = new Map<string, Value>();

  constructor(scope: VariableScope) {
    this.#scope = scope;
  }

  /**
   * The value of a name.
   *
   * Throws `RequestError` with the place's field: `variable_…`, `last_…`. No error names a value.
   */
  of(name: string, place: Place): Value {
    return this.#valueOf(name, place, []);
  }

  #valueOf(name: string, place: Place, within: readonly string[]): Value {
    const expression = /^last\s*(?:\.|(?=\[))(?<expression>.*)$/su.exec(name)?.groups?.[
      'expression'
    ];
    // What a server sent is a value and never a template: it could name a secret.
    if (expression !== undefined) return open(this.#lastValue(expression.trim(), place));
    const generated = generate(name, this.#scope);
    return generated === undefined ? this.#variable(name, place, within) : open(generated);
  }

  #variable(name: string, place: Place, within: readonly string[]): Value {
    const known = this.#known.get(name);
    if (known) return known;
    if (within.includes(name)) {
      const names = [...within.slice(within.indexOf(name)), name].join(' → ');
      throw fault('variable_cycle', place, { names });
    }
    const variable = this.#find(name);
    if (variable === undefined) throw fault('variable_unknown', place, { name });
    if (within.length >= DEEPEST) throw fault('variable_too_deep', place, { name });
    const value = variable.secret
      ? { text: variable.value, secret: true }
      : this.#replaced(variable, place, [...within, name]);
    this.#known.set(name, value);
    return value;
  }

  #replaced(variable: Variable, place: Place, within: readonly string[]): Value {
    const { placeholders, unclosed } = parseTemplate(variable.value);
    if (unclosed.length > 0) throw fault('variable_unclosed', place, { name: variable.name });
    let text = '';
    let secret = false;
    let end = 0;
    for (const placeholder of placeholders) {
      const value = this.#valueOf(placeholder.name, place, within);
      text += variable.value.slice(end, placeholder.start) + value.text;
      secret ||= value.secret;
      end = placeholder.end;
      if (text.length > LONGEST_VALUE) {
        throw fault('variable_too_long', place, { name: variable.name });
      }
    }
    return { text: text + variable.value.slice(end), secret };
  }

  #find(name: string): Variable | undefined {
    const { file, site, global } = this.#scope;
    const inFile = file.findLast((variable) => variable.name === name);
    if (inFile) return { ...inFile, secret: false };
    return [...site, ...global].find((variable) => variable.name === name);
  }

  #lastValue(expression: string, place: Place): string {
    const { lastAnswer, query } = this.#scope;
    if (lastAnswer === undefined) throw fault('last_answer_missing', place);
    let found: unknown;
    try {
      found = query(expression, lastAnswer);
    } catch {
      throw fault('last_expression_invalid', place, { expression, position: place.position });
    }
    if (found === undefined || found === null) {
      throw fault('last_value_missing', place, { expression });
    }
    return typeof found === 'string' ? found : JSON.stringify(found);
  }
}

function fault(code: RequestErrorCode, { field }: Place, details?: ErrorDetails): RequestError {
  return new RequestError(code, field, details);
}

function open(text: string): Value {
  return { text, secret: false };
}
