/** A shell that a command may be written for. */
export type Shell = 'bash' | 'cmd' | 'powershell';

/** What a line ends with that goes on. */
const OF_LINE_END: Readonly<Partial<Record<string, Shell>>> = {
  ...{ '\\': 'bash', '^': 'cmd', '`': 'powershell' },
};

/** The shell that a pasted command is for, as far as its text tells; bash where it does not. */
export function detectShell(text: string): Shell {
  // What ends the first line that goes on; further ones may be lines of a body.
  const lineEnd = /[\\^`](?=\r?\n)/u.exec(text)?.[0];
  if (lineEnd !== undefined) return OF_LINE_END[lineEnd] ?? 'bash';
  if (/\s\^"/u.test(text)) return 'cmd';
  return /\$env:|`["$`]/iu.test(text) ? 'powershell' : 'bash';
}
