import type { NetworkErrorCode } from '../../core/errors';
import type { Explanations } from './explanation';
import { serverAt } from './wording';

/** The way to a server. */
export const NETWORK: Explanations<NetworkErrorCode> = {
  aborted: ['Cancelled.', 'Try again.'],
  timeout: [
    ({ host, silence }) =>
      `${serverAt(host)} ${silence === undefined ? 'did not answer in time' : `was silent for ${String(silence)} s`}.`,
    ({ silence }) =>
      `Try again; check the network and a proxy on the way.${silence === undefined ? '' : ' The setting jiraConsole.requestTimeout lets it take longer.'}`,
  ],
  connect_failed: [
    ({ host }) => `No connection to ${serverAt(host)} came about.`,
    'Check the network and a proxy on the way.',
  ],
  dns_failed: [
    ({ host }) => `The name ${serverAt(host)} was not found.`,
    'Check the network and the address.',
  ],
  connection_refused: [
    ({ host }) => `${serverAt(host)} refused the connection.`,
    'Check the address and its port.',
  ],
  tls_failed: [
    ({ host }) => `The certificate of ${serverAt(host)} is not trusted.`,
    'A company’s proxy may put its own in its place: add that to the system’s certificates.',
  ],
  file_unreadable: [
    ({ file }) =>
      file === undefined
        ? 'A file to send changed or vanished while it was sent.'
        : `The file ${String(file)} cannot be read, and nothing was sent.`,
    'Check that it is there and may be read, then send again.',
  ],
  connection_failed: [
    ({ host }) => `The connection to ${serverAt(host)} failed.`,
    'Try again; check the network and a proxy on the way.',
  ],
};
