// `npm run catalogue`: derives data/catalogue.json anew; the same packages give the same bytes.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';

import { serializeCatalogue } from '../../src/core/catalogue/catalogue';
import { operationsOfOpenApi, parseSpecification } from '../../src/core/catalogue/openApi';
import type { Api, Operation } from '../../src/core/catalogue/operation';
import { operationKey } from '../../src/core/catalogue/paths';
import { withoutLibraryHabits } from './corrections';
import { DOCUMENTED_SCOPES } from './documentedScopes';
import { joinSources, joinSpecification, type Dropped } from './join';
import { LAYOUT_5, LAYOUT_6, operationsOfJiraJs } from './jiraJs';
import { notice } from './notice';
import { fetchPackage, PACKAGES, titleOf } from './packages';

const DATA = resolve(__dirname, '../../data');
const ALLOWED_KILOBYTES = 80;
const APIS: readonly Api[] = ['platform', 'agile', 'servicedesk'];

const home = mkdtempSync(join(tmpdir(), 'jira-console-catalogue-'));
try {
  main();
} finally {
  rmSync(home, { recursive: true, force: true });
}

function main(): void {
  const { jiraJs5, jiraJs6, openApiDirectory, zod } = PACKAGES;
  fetchPackage(zod, home, 'node_modules/zod');
  const { operations: joined, dropped } = joinSources([
    {
      title: titleOf(jiraJs6),
      operations: operationsOfJiraJs(fetchPackage(jiraJs6, home, 'jiraJs6'), LAYOUT_6),
    },
    {
      title: titleOf(jiraJs5),
      operations: operationsOfJiraJs(fetchPackage(jiraJs5, home, 'jiraJs5'), LAYOUT_5),
    },
  ]);
  const directory = fetchPackage(openApiDirectory, home, 'openApiDirectory');
  const specification = readFileSync(join(directory, 'api/atlassian.com/jira.json'), 'utf8');
  const specified = operationsOfOpenApi(parseSpecification(specification), 'platform');
  const operations = joinSpecification(joined, specified)
    .map(withoutLibraryHabits)
    .sort((one, other) => (sortKey(one) < sortKey(other) ? -1 : 1));
  const text = serializeCatalogue({
    sources: [titleOf(jiraJs6), titleOf(jiraJs5), titleOf(openApiDirectory)],
    operations,
  });
  writeFileSync(join(DATA, 'catalogue.json'), text);
  writeFileSync(join(DATA, 'NOTICE'), notice());
  report(operations, dropped, specified, text);
}

function sortKey(operation: Operation): string {
  return `${APIS.indexOf(operation.api)} ${operation.path} ${operation.method}`;
}

function report(
  operations: readonly Operation[],
  dropped: readonly Dropped[],
  specified: readonly Operation[],
  text: string,
): void {
  const reasons = new Map<string, Operation[]>();
  for (const { operation, reason } of dropped) {
    reasons.set(reason, [...(reasons.get(reason) ?? []), operation]);
  }
  for (const [reason, those] of reasons) {
    console.log(`dropped, ${reason}: ${those.length}`);
    for (const { method, path, id } of those) console.log(`  ${method} ${path} (${id})`);
  }
  const keys = new Set(operations.map(operationKey));
  const unnamed = specified.filter((operation) => !keys.has(operationKey(operation)));
  console.log(`in the specification alone, no longer in jira.js: ${unnamed.length}`);
  for (const { method, path } of unnamed) console.log(`  ${method} ${path}`);
  const lost = Object.keys(DOCUMENTED_SCOPES).filter((key) => !keys.has(key));
  if (lost.length > 0) throw new Error(`No operation has these scopes: ${lost.join(', ')}`);

  for (const api of APIS) {
    const those = operations.filter((operation) => operation.api === api);
    const known = those.filter(
      ({ scopes }) => scopes.classic !== 'unknown' || scopes.granular !== 'unknown',
    );
    console.log(`${api}: ${those.length} operations, scopes known of ${known.length}`);
  }
  const kilobytes = gzipSync(text, { level: 9 }).length / 1000;
  console.log(
    `${operations.length} operations, ${(text.length / 1000).toFixed(0)} KB, ` +
      `${kilobytes.toFixed(1)} KB gzipped (allowed ${ALLOWED_KILOBYTES})`,
  );
  if (kilobytes > ALLOWED_KILOBYTES) process.exitCode = 1;
}
