import type { JsonPath } from './jsonPath';

/**
 * A path as a JMESPath expression, such as `fields."my name"[0]`; `@` for the whole.
 *
 * @see https://jmespath.org/specification.html#grammar
 */
export function jmesPath(path: JsonPath): string {
  if (path.length === 0) return '@';
  return path
    .map((step, index) => {
      if (typeof step === 'number') return `[${step}]`;
      const name = /^[A-Za-z_]\w*$/.test(step) ? step : JSON.stringify(step);
      return index === 0 ? name : `.${name}`;
    })
    .join('');
}

/** A path as JavaScript reads it from a variable, such as `answer.fields["my name"][0]`; without one as `fields`. */
export function javaScriptPath(path: JsonPath, variable = ''): string {
  return path.reduce<string>((text, step) => {
    if (typeof step === 'number') return `${text}[${step}]`;
    if (!isIdentifier.test(step)) return `${text}[${JSON.stringify(step)}]`;
    return text === '' ? step : `${text}.${step}`;
  }, variable);
}

const isIdentifier = /^[\p{ID_Start}$_][\p{ID_Continue}$\u200c\u200d]*$/u;
