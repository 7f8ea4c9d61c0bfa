import { deepStrictEqual } from 'node:assert/strict';
import fc from 'fast-check';
import { readForm } from '../../simulator/http/form';

const read = (type: string, body: Buffer) => readForm({ headers: { 'content-type': type }, body });

describe("the simulator's reader of forms", () => {
  it('reads every form as it was written', async () => {
    // A line end in a name is written as CR LF, and what looks escaped is taken for it.
    const name = fc
      .string({ minLength: 1, unit: 'grapheme' })
      .filter((text) => !/[\r\n]|%(?:22|0[AD])/u.test(text));
    const value = fc.string({ unit: 'grapheme' }).filter((text) => !/[\r\n]/u.test(text));
    const file = fc.record({
      filename: name,
      type: fc.constantFrom('text/plain', 'image/png', 'application/octet-stream'),
      content: fc.uint8Array({ maxLength: 300 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(name, fc.oneof(value, file))), async (fields) => {
        const form = new FormData();
        for (const [field, given] of fields) {
          if (typeof given === 'string') form.append(field, given);
          else form.append(field, new File([given.content], given.filename, { type: given.type }));
        }
        const written = new Response(form);
        const type = written.headers.get('content-type') ?? '';
        deepStrictEqual(
          read(type, Buffer.from(await written.arrayBuffer())),
          fields.map(([field, given]) =>
            typeof given === 'string'
              ? { name: field, value: given }
              : { ...given, name: field, content: Buffer.from(given.content) },
          ),
        );
      }),
    );
  });

  it('reads what other clients write: a quoted boundary, parts without a type, a preamble', () => {
    const body = [
      'To be skipped',
      '--a b',
      'content-disposition: form-data; name="file"; filename="a.txt"',
      '',
      'one\r\n--a',
      '--a b--',
      '',
    ].join('\r\n');
    deepStrictEqual(read('Multipart/Form-Data; Boundary="a b"', Buffer.from(body)), [
      { name: 'file', filename: 'a.txt', type: 'text/plain', content: Buffer.from('one\r\n--a') },
    ]);
  });

  const broken: readonly [what: string, type: string, body: string][] = [
    ['without a boundary', 'multipart/form-data', '--x--'],
    ['that ends in the middle', 'multipart/form-data; boundary=x', '--x\r\n\r\nhalf'],
    [
      'with a part without a name',
      'multipart/form-data; boundary=x',
      '--x\r\ncontent-disposition: form-data\r\n\r\nhalf\r\n--x--',
    ],
    [
      'with a part that has no end of its headers',
      'multipart/form-data; boundary=x',
      '--x\r\ncontent-disposition: form-data; name="a"\r\n--x--',
    ],
    ['of another boundary', 'multipart/form-data; boundary=x', '--y--'],
  ];
  for (const [what, type, body] of broken) {
    it(`takes no form ${what}`, () => {
      deepStrictEqual(read(type, Buffer.from(body)), undefined);
    });
  }
});
