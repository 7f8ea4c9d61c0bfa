import type { Waiting } from './parts';
import { progressSentence } from './progressSentence';
import { useSeconds } from './useSeconds';

/** That Jira asks to wait, and how long still. */
export function WaitingLine({ waiting }: { readonly waiting: Waiting }) {
  const seconds = useSeconds();
  return <span>{progressSentence({ kind: 'waiting', ...waiting }, seconds, Date.now())}</span>;
}
