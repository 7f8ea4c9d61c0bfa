import { deepStrictEqual } from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import fc, { type Arbitrary } from 'fast-check';

import { fillPath } from '../../../src/core/catalogue/match';
import type { Operation, Parameter } from '../../../src/core/catalogue/operation';
import { parameterName, segmentsOf } from '../../../src/core/catalogue/paths';
import { setQuery, type QueryPair } from '../../../src/core/catalogue/query';
import { exampleOf } from '../../../src/core/json/jsonExample';
import type { FormPart, HeaderFields, RequestBody } from '../../../src/core/ports';
import type { JiraClient } from '../../../src/core/rest/client';
import { AxiosHttpClient } from '../../../src/node/axiosHttpClient';
import { systemClock } from '../../../src/node/systemClock';
import type { Echo } from '../../simulator/api/echo';
import { Simulator } from '../../simulator/simulator';
import { CATALOGUE } from '../catalogue/committed';
import { obtainTokens } from '../simulator/harness';
import { createWindow, CREDENTIAL, tokenSet } from '../world';

/** Requests under way at once. */
const AT_ONCE = 16;

/** What a person fills into an operation. */
interface FilledIn {
  /** In the order of the path. */
  readonly path: readonly string[];
  /** In the order of the operation's parameters, none where one is left out. */
  readonly query: readonly (readonly string[])[];
}

const nasty = fc.string({
  unit: fc.constantFrom(
    ...Array.from(' äöüß€😀%+&=?#;:@,\'"~!*()[]{}|^`<>$-_.aZ0'),
    '%20',
    '{{x}}',
  ),
  minLength: 1,
  maxLength: 12,
});

/** A slash, a backslash and a segment of dots are refused, since nobody agrees on what they mean. */
const segment = nasty.filter((text) => !/^\.{1,2}(?:;|$)/u.test(text));

function valueOf({ type, values }: Parameter, text: Arbitrary<string>): Arbitrary<string> {
  if (values.length > 0) return fc.constantFrom(...values);
  switch (type) {
    case 'string':
      return text;
    case 'integer':
      return fc.nat().map(String);
    case 'number':
      return fc.double({ noNaN: true, noDefaultInfinity: true }).map(String);
    case 'boolean':
      return fc.boolean().map(String);
  }
}

function filledIn({ pathParameters, queryParameters }: Operation): Arbitrary<FilledIn> {
  const anyText = fc.oneof(nasty, fc.string({ unit: 'grapheme' }), fc.constant('a/../b\\\n'));
  return fc.record({
    path: fc.tuple(...pathParameters.map((each) => valueOf(each, segment))),
    query: fc.tuple(
      ...queryParameters.map((each) =>
        fc.array(valueOf(each, anyText), {
          minLength: each.required ? 1 : 0,
          maxLength: each.several ? 3 : 1,
        }),
      ),
    ),
  });
}

/** The path to send, as the console composes it. */
function compose(operation: Operation, { path, query }: FilledIn): string {
  const { pathParameters, queryParameters } = operation;
  const values = Object.fromEntries(pathParameters.map(({ name }, at) => [name, path[at] ?? '']));
  return queryParameters.reduce(
    (composed, { name }, at) => setQuery(composed, name, query[at] ?? []),
    fillPath(operation, values),
  );
}

describe('every operation of the catalogue', () => {
  const file = join(mkdtempSync(join(tmpdir(), 'jira-console-operations-')), 'a ü.png');
  let simulator: Simulator;
  let client: JiraClient;

  before(async () => {
    writeFileSync(file, 'seven by');
    simulator = await Simulator.start({ settings: { echo: true, rate_limit: Infinity } });
    const window = createWindow(new AxiosHttpClient('jira-console/test'), { clock: systemClock });
    const { access_token } = await obtainTokens(simulator, {}, { site: 'Acme' });
    const apiBaseUrl = simulator.api_base_url;
    const issued = tokenSet(systemClock.now(), { access_token, apiBaseUrl });
    const { cloud_id: cloudId, name, url } = simulator.sites[0]!;
    const site = { cloudId, name, url, scopes: [] };
    await window.store.add({ ...CREDENTIAL, apiBaseUrl });
    await window.store.grants.update(CREDENTIAL.id, () => ({ tokenSet: issued, sites: [site] }));
    client = window.client;
  });

  after(async () => {
    rmSync(join(file, '..'), { recursive: true });
    await simulator.close();
  });

  /** A small body of the operation's type; what it is to be echoed as stands beside it. */
  function bodyOf({ body }: Operation): {
    readonly body: RequestBody;
    readonly headers: HeaderFields;
    readonly echoed: Pick<Echo, 'body' | 'form'>;
  } {
    switch (body?.type) {
      case undefined:
        return { body: '', headers: [], echoed: { body: '', form: [] } };
      case 'application/json': {
        const text = JSON.stringify(exampleOf(body.schema), null, 2);
        return { body: text, headers: [], echoed: { body: text, form: [] } };
      }
      case 'multipart/form-data': {
        const part: FormPart = { name: 'file', file, contentType: 'image/png' };
        const echoed = { name: 'file', filename: 'a ü.png', type: 'image/png', size: 8 };
        return { body: [part], headers: [], echoed: { body: '', form: [echoed] } };
      }
      case '*/*': {
        const text = 'Zeile\nünf';
        const headers = [['Content-Type', 'text/plain']] as const;
        return { body: text, headers, echoed: { body: text, form: [] } };
      }
    }
  }

  async function arrives(operation: Operation, given: FilledIn): Promise<void> {
    const { body, headers, echoed } = bodyOf(operation);
    const { body: answered } = await client.send(
      {
        credentialId: CREDENTIAL.id,
        cloudId: simulator.sites[0]!.cloud_id,
        method: operation.method,
        path: compose(operation, given),
        headers,
        body,
      },
      new AbortController().signal,
    );
    const arrived = JSON.parse(new TextDecoder().decode(answered)) as Echo;
    const values = [...given.path];
    const query: QueryPair[] = operation.queryParameters.flatMap(({ name }, at) =>
      given.query[at]!.map((value) => [name, value] as const),
    );
    deepStrictEqual(
      {
        method: arrived.method,
        segments: segmentsOf(arrived.path).map(decodeURIComponent),
        query: arrived.query,
        body: arrived.body,
        form: arrived.form,
      },
      {
        method: operation.method,
        segments: segmentsOf(operation.path).map((each) =>
          parameterName(each) === undefined ? each : values.shift(),
        ),
        query,
        ...echoed,
      },
    );
  }

  it('is composed and arrives at a Jira as it was filled in', async function () {
    this.timeout(60_000);
    const waiting = [...CATALOGUE.operations];
    const work = async (): Promise<void> => {
      for (let next = waiting.pop(); next; next = waiting.pop()) {
        const operation = next;
        const property = fc.asyncProperty(filledIn(operation), (given) =>
          arrives(operation, given),
        );
        await fc.assert(property, { numRuns: 1 });
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
  });
});
