import { deepStrictEqual, ok } from 'node:assert/strict';
import { describeFinding, reportText } from '../../../src/vscode/diagnosisReport';

describe('the report of a diagnosis', () => {
  it('holds no secret, whoever has put one into a name or an answer', () => {
    const leak = 'https://x.example/?access_token=abc123';
    const findings = [
      describeFinding(
        { name: 'sites', outcome: 'pass', code: 'granted', details: { names: `Acme, ${leak}` } },
        0,
      ),
      describeFinding(
        {
          name: 'client',
          subject: leak,
          outcome: 'fail',
          code: 'token_request_refused',
          details: { error_description: 'no such token: Bearer abc123' },
        },
        0,
      ),
    ];
    const report = reportText('Diagnosis of “client_secret=abc123”', findings);
    ok(!JSON.stringify([report, findings]).includes('abc123'), report);
    deepStrictEqual(report.split('\n').slice(0, 3), [
      'Diagnosis of “client_secret=«redacted»',
      '',
      'PASS Sites: Acme, https://x.example/?access_token=«redacted»',
    ]);
  });
});
