import { CurlError } from '../errors';
import { optionOfLetter, takesValue } from './options';

/** An option as it is given; an address without one has the option `url`, too. */
export interface CurlArgument {
  readonly option: string;
  /** Empty where the option takes none. */
  readonly value: string;
  /** The option as it is written, without its value. */
  readonly written: string;
}

/**
 * What the words behind `curl` ask for.
 *
 * Throws `CurlError` `curl_option_unknown` and `curl_value_missing`.
 *
 * @see https://curl.se/docs/manpage.html
 */
export function curlArguments(words: readonly string[]): readonly CurlArgument[] {
  const found: CurlArgument[] = [];
  const rest = words.values();
  let areOptionsOver = false;
  for (const word of rest) {
    if (areOptionsOver || !word.startsWith('-')) {
      found.push({ option: 'url', value: word, written: '' });
    } else if (word === '--') areOptionsOver = true;
    else found.push(...(word.startsWith('--') ? longOption(word, rest) : letters(word, rest)));
  }
  return found;
}

function longOption(word: string, rest: Iterator<string>): readonly CurlArgument[] {
  const [, option = '', given] = /^--([^=]*)(?:=([^]*))?$/u.exec(word) ?? [];
  // What is no name of an option may be anything, a secret too.
  const written = /^[a-z\d.-]{1,40}$/iu.test(option) ? `--${option}` : '';
  return [{ option, written, value: valueOf(option, written, given, rest) }];
}

/** Letters together, of which one that takes a value is the last. */
function letters(word: string, rest: Iterator<string>): readonly CurlArgument[] {
  const found: CurlArgument[] = [];
  for (const [index, letter] of Array.from(word).entries()) {
    if (index === 0 && word !== '-') continue;
    const written = `-${letter}`;
    const option = optionOfLetter(letter);
    if (option === undefined) throw new CurlError('curl_option_unknown', { option: written });
    const given = word.slice(index + 1) || undefined;
    found.push({ option, written, value: valueOf(option, written, given, rest) });
    if (takesValue(option)) break;
  }
  return found;
}

function valueOf(
  option: string,
  written: string,
  given: string | undefined,
  rest: Iterator<string>,
): string {
  const details = { option: written };
  const isWithValue = takesValue(option);
  if (isWithValue === undefined) throw new CurlError('curl_option_unknown', details);
  if (!isWithValue) return '';
  const value = given ?? (rest.next().value as string | undefined);
  if (value === undefined) throw new CurlError('curl_value_missing', details);
  return value;
}
