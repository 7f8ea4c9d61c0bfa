import type { CheckName, CheckResult } from '../core/credentials/diagnosisResult';
import { toFailure } from '../core/credentials/grant';
import { CodedError, type ErrorDetails } from '../core/errors';
import { scrub } from '../core/redact';
import { relativeTime } from '../core/text/relativeTime';
import type { EditorFinding } from '../protocol/credentialEditor';
import { fieldLabel } from './fieldLabels';
import { explain } from './messages/sentences';
import { plainText } from './plainText';

const TITLES: Record<CheckName, string> = {
  fields: 'Fields',
  endpoint: 'Server reachable',
  client: 'Client ID and secret',
  callback: 'Way back into this window',
  tokens: 'Tokens',
  refresh: 'Refresh',
  sites: 'Sites',
  scopes: 'Scopes',
  myself: 'Account',
  clock: 'Clock',
  rate_limit: 'Rate limit',
};

type Fact = (details: ErrorDetails, now: number) => string;

/** What a check rests on that did not fail. */
const FACTS: Readonly<Record<string, Fact>> = {
  complete: () => 'All are there and of a form that can work.',
  answers: () => 'Reachable.',
  known: ({ name }) => (name === undefined ? 'The app and its secret are known.' : String(name)),
  token_issued: () => 'A token was issued.',
  accepts_anything: () => 'The server took a code that cannot be one, so this says nothing.',
  uri_handler: () => 'VS Code takes the redirect by its own scheme.',
  port_held: ({ port }) => `An authorization waits on port ${String(port)} right now.`,
  port_free: ({ port }) => `Port ${String(port)} is free.`,
  remote_loopback: ({ port }) =>
    `Port ${String(port)} is free here, but the browser may be on another machine: Paste Callback URL helps.`,
  fresh: ({ expiresAt }, now) => `The access token ${ends(expiresAt, now)}.`,
  due: ({ expiresAt }, now) =>
    `The access token ${ends(expiresAt, now)}; the next request renews it.`,
  renewed: () => 'The token was renewed just now.',
  no_tokens: () => 'Not before it is authorized.',
  granted: ({ names }) => String(names),
  all_granted: ({ scopes }) => String(scopes),
  no_sites: () => 'No site is known yet.',
  no_user_scope: () => 'Needs the scope read:jira-user, or the granular ones in its place.',
  no_date: () => 'No answer told the server’s time.',
  in_step: ({ seconds }) => `${String(seconds)} s apart.`,
  no_limits: () => 'No answer told a limit.',
  room_left: ({ remaining, limit }) => `${String(remaining)} of ${String(limit)} requests left.`,
};

/** A finding in sentences. */
export function describeFinding(
  { name, subject, outcome, code, details }: CheckResult,
  now: number,
): EditorFinding {
  const title = subject === undefined ? TITLES[name] : `${TITLES[name]}: ${titleOf(subject)}`;
  if (outcome === 'fail') {
    const { reason } = toFailure(new Finding(code, details));
    return { title, outcome, code, ...explain(code, { reason, ...details }) };
  }
  const evidence = FACTS[code]?.(details, now) ?? explain(code, details).reason;
  return { title, outcome, code, reason: plainText(scrub(evidence)), remedy: '' };
}

/** A field by its label; all else is named from elsewhere. */
function titleOf(subject: string): string {
  return plainText(scrub(fieldLabel(subject)));
}

/** The findings as a text to hand on, looked through once more for what is not to be. */
export function reportText(heading: string, findings: readonly EditorFinding[]): string {
  const lines = findings.map(
    ({ title, outcome, code, reason, remedy }) =>
      `${MARKS[outcome]} ${title}: ${reason} ${remedy}`.trimEnd() +
      (outcome === 'fail' ? ` [${code}]` : ''),
  );
  return scrub([heading, '', ...lines, ''].join('\n'));
}

const MARKS: Record<CheckResult['outcome'], string> = {
  pass: 'PASS',
  fail: 'FAIL',
  not_checkable: 'N/A ',
};

class Finding extends CodedError<string> {}

function ends(expiresAt: string | number | undefined, now: number): string {
  if (typeof expiresAt !== 'number') return 'has no stated end';
  return `${expiresAt > now ? 'ends' : 'ended'} ${relativeTime(expiresAt, now)}`;
}
