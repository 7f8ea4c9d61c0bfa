import { equal, notEqual, ok } from 'node:assert/strict';

import { serializeCatalogue } from '../../../src/core/catalogue/catalogue';
import { BodySchemas } from '../../../src/core/rest/bodySchemas';
import { CATALOGUE } from '../catalogue/committed';

describe('the schemas of bodies', () => {
  it('are those of the operation that a request means, the same ones until another catalogue', async () => {
    let text = serializeCatalogue(CATALOGUE);
    const schemas = new BodySchemas({ text: () => Promise.resolve(text) });
    const found = await schemas.schemaOf('POST', '/rest/api/2/issue/WEB-1/comment?expand=x');
    ok(found?.properties?.['body']);
    equal(await schemas.schemaOf('POST', '/rest/api/3/issue/OPS-1/comment'), found);
    equal(await schemas.schemaOf('GET', '/rest/api/3/myself'), undefined);
    equal(await schemas.schemaOf('POST', '/elsewhere'), undefined);
    text = serializeCatalogue({ ...CATALOGUE, sources: ['another'] });
    notEqual(await schemas.schemaOf('POST', '/rest/api/3/issue/OPS-1/comment'), found);
  });
});
