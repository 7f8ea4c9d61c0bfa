import type { DiagnosisErrorCode } from '../../core/credentials/diagnosisResult';
import type { Explanations } from './explanation';

/** What only a diagnosis finds. */
export const DIAGNOSIS: Explanations<DiagnosisErrorCode> = {
  proxy_refused: [
    'A proxy on the way wants to know who asks (407).',
    'Enter the proxy with its credentials in VS Code’s setting http.proxy.',
  ],
  uri_in_web_window: [
    'VS Code runs in a browser, where the VS Code URI changes from window to window.',
    'Choose a loopback road, and set its callback URL in the app.',
  ],
  clock_skewed: [
    ({ seconds }) => `This computer’s clock is ${String(seconds)} s off the server’s.`,
    'Set the clock: else tokens seem to end too early or too late.',
  ],
  limit_near: [
    ({ remaining, limit }) =>
      `Of ${String(limit)} requests, ${String(remaining)} are left for now.`,
    'Wait a moment before you send many more.',
  ],
};
