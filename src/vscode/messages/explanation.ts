import { toFailure } from '../../core/credentials/grant';
import type { CodedError, ErrorDetails } from '../../core/errors';
import { scrub } from '../../core/redact';
import { plainText } from '../plainText';

/** What happened, and what to do about it. */
export interface Explanation {
  readonly reason: string;
  readonly remedy: string;
}

/** A text, or what makes one of the facts there are. */
export type Sentence = string | ((details: ErrorDetails) => string);

/** What each of some codes means and what to do; a code without both does not compile. */
export type Explanations<Code extends string> = Readonly<
  Record<Code, readonly [reason: Sentence, remedy: Sentence]>
>;

/** What a code means by a table, and what to do; undefined details leave their part out. */
export function explainBy(
  table: Explanations<string>,
  code: string,
  details: ErrorDetails = {},
): Explanation {
  const found = Object.hasOwn(table, code) ? table[code] : undefined;
  const [reason, remedy] = found ?? [`Failed: ${code}.`, 'Show Log says more.'];
  return { reason: fill(reason, details), remedy: fill(remedy, details) };
}

/** Both in one line. */
export function inOneLine({ reason, remedy }: Explanation): string {
  return `${reason} ${remedy}`;
}

/** The facts of an error, with the wire's own word for it. */
export function factsOf(error: CodedError<string>): ErrorDetails {
  return { ...error.details, reason: toFailure(error).reason };
}

/** A sentence with its facts in it, as they may be shown. */
export function fill(text: Sentence, details: ErrorDetails): string {
  return typeof text === 'string' ? text : text(mapValues(details));
}

/** Characters; what is longer is no sentence. */
const LONGEST_FACT = 2000;

/** What comes from elsewhere is only ever shown as text, and a server may echo what it was sent. */
function mapValues(details: ErrorDetails): ErrorDetails {
  return Object.fromEntries(
    Object.entries(details).map(([name, value]) => [
      name,
      typeof value === 'string' ? plainText(scrub(shortened(value))) : value,
    ]),
  );
}

/** What is cut in the middle of a word may be half a secret, which nobody would recognize. */
function shortened(fact: string): string {
  return fact.length > LONGEST_FACT ? fact.slice(0, LONGEST_FACT).replace(/\S+$/u, '') : fact;
}
