/** A shell that a command may be written for. */
export type Shell = 'bash' | 'cmd' | 'powershell';

/** The shell that a pasted command is for, as far as its text tells; bash where it does not. */
export function detectShell(text: string): Shell {
  // What ends the first line that goes on; further ones may be lines of a body.
  const lineEnd = /[\\^`](?=\r?\n)/u.exec(text)?.[0];
  if (lineEnd === '\\') return 'bash';
  if (lineEnd === '^' || /\s\^"/u.test(text)) return 'cmd';
  return lineEnd === '`' || /\$env:|`["$`]/iu.test(text) ? 'powershell' : 'bash';
}
