import { TextReader } from './reader';

/** A shell that a command may be written for. */
export type Shell = 'bash' | 'cmd' | 'powershell';

/** What a line ends with that goes on. */
const OF_LINE_END: Readonly<Partial<Record<string, Shell>>> = {
  ...{ '\\': 'bash', '^': 'cmd', '`': 'powershell' },
};

/** The shell that a pasted command is for, as far as its text tells; bash where it does not. */
export function detectShell(text: string): Shell {
  const { outside, hasAnsiQuotes } = outsideSingleQuotes(text);
  // What ends the first line that goes on; further ones may be lines of a body.
  const lineEnd = /[\\^`](?=\r?\n)/u.exec(outside)?.[0];
  if (lineEnd !== undefined) return OF_LINE_END[lineEnd] ?? 'bash';
  if (/\s\^"/u.test(outside)) return 'cmd';
  if (hasAnsiQuotes) return 'bash';
  return /\$env:|`["$`]/iu.test(outside) ? 'powershell' : 'bash';
}

const ANSI = /\$'/uy;
const SINGLE = /'/uy;
const SINGLE_PLAIN = /[^']+/uy;
const DOUBLE = /"/uy;
/** A backslash before a backtick may be one of PowerShell, where it means itself. */
const ESCAPED = /\\[^`\r\n]|`[^\r\n]/uy;
const PLAIN = /[^'"$\\`]+/uy;

/**
 * What of a command may tell its shell: in single quotes, which say `'\''` for one in bash, all stands
 * for itself. Bash's own `$'…'` ends it, since that is all there is to know.
 */
function outsideSingleQuotes(text: string) {
  const reader = new TextReader(text);
  let outside = '';
  let isDouble = false;
  while (!reader.isAtEnd) {
    if (!isDouble && reader.take(ANSI)) return { outside, hasAnsiQuotes: true };
    if (!isDouble && reader.take(SINGLE)) {
      reader.take(SINGLE_PLAIN);
      reader.take(SINGLE);
      outside += "''";
    } else if (reader.take(DOUBLE)) {
      isDouble = !isDouble;
      outside += '"';
    } else {
      outside += reader.take(ESCAPED)?.[0] ?? reader.takeOrCharacter(PLAIN);
    }
  }
  return { outside, hasAnsiQuotes: false };
}
