import { deepStrictEqual, match } from 'node:assert/strict';
import { startAcme, type Acme } from './harness';

const PATH = '/rest/api/3/issue/WEB-2/attachments';

function formOf(...files: readonly File[]): FormData {
  const form = new FormData();
  for (const file of files) form.append('file', file);
  return form;
}

describe("the simulated Jira's attachments", () => {
  let acme: Acme;
  beforeEach(async () => {
    acme = await startAcme();
  });
  afterEach(() => acme.simulator.close());

  const namesOn = async (key: string): Promise<unknown> => {
    const { body } = await acme.ask('GET', `/rest/api/3/issue/${key}?fields=attachment`);
    const { attachment } = (body as { fields: { attachment: { filename: string }[] } }).fields;
    return attachment.map(({ filename }) => filename);
  };

  it('takes several files at once, and gives each back byte for byte', async () => {
    const bytes = new Uint8Array([0, 255, 13, 10, 45, 45]);
    const response = await acme.post(
      PATH,
      formOf(
        new File([bytes], 'a “b” ü.bin', { type: 'application/octet-stream' }),
        new File(['{}'], 'empty.json', { type: 'application/json' }),
      ),
    );
    const added = (await response.json()) as { id: string; filename: string; content: string }[];
    deepStrictEqual(
      [response.status, added.map(({ id, filename }) => [id, filename])],
      [
        200,
        [
          ['10101', 'a “b” ü.bin'],
          ['10102', 'empty.json'],
        ],
      ],
    );
    deepStrictEqual(await namesOn('WEB-2'), ['a “b” ü.bin', 'empty.json']);
    const content = await acme.get('/rest/api/3/attachment/content/10101?redirect=false');
    deepStrictEqual(
      [
        content.headers.get('content-type'),
        content.headers.get('content-disposition'),
        new Uint8Array(await content.arrayBuffer()),
      ],
      [
        'application/octet-stream',
        "attachment; filename*=UTF-8''a%20%E2%80%9Cb%E2%80%9D%20%C3%BC.bin",
        bytes,
      ],
    );
    const { status, body } = await acme.ask('GET', '/rest/api/3/attachment/10102');
    const { id, size, mimeType } = body as Record<string, unknown>;
    deepStrictEqual([status, id, size, mimeType], [200, 10_102, 2, 'application/json']);
  });

  it('redirects to the content unless told not to', async () => {
    const { status, headers } = await acme.get('/rest/api/3/attachment/content/10000');
    deepStrictEqual(
      [status, headers.get('location')],
      [303, 'https://media.example/file/10000/binary?name=steps.txt'],
    );
  });

  it('fails the XSRF check without the header, and adds nothing', async () => {
    const response = await acme.post(PATH, formOf(new File(['x'], 'x.txt')), {});
    match(response.headers.get('content-type') ?? '', /^text\/plain/u);
    deepStrictEqual([response.status, await response.text()], [403, 'XSRF check failed']);
    deepStrictEqual(await namesOn('WEB-2'), []);
  });

  it('takes no file above the limit, and then none of the others', async () => {
    acme.simulator.settings.attachment_limit = 4;
    deepStrictEqual((await acme.ask('GET', '/rest/api/3/attachment/meta')).body, {
      enabled: true,
      uploadLimit: 4,
    });
    const response = await acme.post(
      PATH,
      formOf(new File(['1234'], 'fits.txt'), new File(['12345'], 'large.txt')),
    );
    deepStrictEqual(
      [response.status, await response.json()],
      [
        413,
        {
          errorMessages: ['The field file exceeds its maximum permitted size of 4 bytes.'],
          errors: {},
        },
      ],
    );
    deepStrictEqual(await namesOn('WEB-2'), []);
  });

  it('wants a form, with a file, under the name that Jira knows', async () => {
    const form = new FormData();
    form.append('files', new File(['x'], 'x.txt'));
    form.append('file', 'a text');
    deepStrictEqual(
      [(await acme.post(PATH, form)).status, (await acme.ask('POST', PATH, {})).status],
      [400, 415],
    );
  });

  it('deletes a file', async () => {
    deepStrictEqual((await acme.ask('DELETE', '/rest/api/3/attachment/10000')).status, 204);
    deepStrictEqual(await namesOn('WEB-1'), []);
    deepStrictEqual(await acme.ask('GET', '/rest/api/3/attachment/10000'), {
      status: 404,
      body: { errorMessages: ["The attachment with id '10000' does not exist"], errors: {} },
    });
  });
});
