import { deepStrictEqual, equal, notEqual, ok } from 'node:assert/strict';

import { serializeCatalogue } from '../../../src/core/catalogue/catalogue';
import { EventSource } from '../../../src/core/events';
import { BodySchemas } from '../../../src/core/rest/bodySchemas';
import { CATALOGUE } from '../catalogue/committed';

function schemas() {
  const updates = new EventSource<undefined>();
  let reads = 0;
  const text = () => {
    reads += 1;
    return Promise.resolve(serializeCatalogue(CATALOGUE));
  };
  const made = new BodySchemas({ text, onDidUpdate: updates.event });
  return { schemas: made, update: () => updates.fire(undefined), reads: () => reads };
}

describe('the schemas of bodies', () => {
  it('are those of the operation that a request means, the same ones until another catalogue', async () => {
    const { schemas: made, update, reads } = schemas();
    const found = await made.schemaOf('POST', '/rest/api/2/issue/WEB-1/comment?expand=x');
    ok(found?.properties?.['body']);
    equal(await made.schemaOf('POST', '/rest/api/3/issue/OPS-1/comment'), found);
    equal(await made.schemaOf('GET', '/rest/api/3/myself'), undefined);
    equal(await made.schemaOf('POST', '/elsewhere'), undefined);
    equal(reads(), 1);
    update();
    notEqual(await made.schemaOf('POST', '/rest/api/3/issue/OPS-1/comment'), found);
  });

  it('come in the order in which they are asked for, as bodies follow each other', async () => {
    const { schemas: made } = schemas();
    const order: number[] = [];
    const asked = [1, 2, 3, 4].map((number) =>
      made
        .schemaOf('POST', `/rest/api/3/issue/WEB-${number}/comment`)
        .then(() => order.push(number)),
    );
    await Promise.all(asked);
    deepStrictEqual(order, [1, 2, 3, 4]);
  });
});
