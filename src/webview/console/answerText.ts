import type { AnswerResult, CutReason, HeaderFields } from './parts';

/** Header fields as they are written on the wire, a line each. */
export function headerLines(headers: HeaderFields): string {
  return headers.map(([name, value]) => `${name}: ${value}`).join('\n');
}

/** Why an answer is shown only in part. */
export const CUT_SENTENCES: Record<CutReason, string> = {
  aborted: 'Cancelled. The body is what had arrived by then.',
  timeout: 'Nothing more arrived in time. The body is what had arrived by then.',
  connection_lost: 'The connection was lost. The body is what arrived before.',
  too_large: 'The body is longer than the console takes in. Its beginning is shown.',
  disk_full: 'The disk for temporary files is full. The body is what fit.',
  file_failed: 'The temporary file of the body failed. The body is what arrived before.',
};

/** The group of a status, by which it is colored. */
export function statusGroup({ status }: Pick<AnswerResult, 'status'>): 'good' | 'moved' | 'bad' {
  if (status < 300) return 'good';
  return status < 400 ? 'moved' : 'bad';
}
