import { deepStrictEqual, equal } from 'node:assert/strict';
import fc from 'fast-check';
import { mediaOf } from '../../../src/core/text/mediaKind';

const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0]);
const JPEG = Buffer.from([0xff, 0xd8, 0xff, 0xe0]);
const HTML = Buffer.from('\ufeff<!-- a -->\n<!DOCTYPE html><html></html>');
const SVG = Buffer.from('<?xml version="1.0"?>\n<!-- a --><svg xmlns="…"/>');
const ZIP = Buffer.from('PK\u0003\u0004');

/** What a body is, in one line. */
function said(contentType: string | undefined, bytes: Uint8Array): string {
  const { kind, type, claimed } = mediaOf(contentType, bytes);
  return `${kind} ${type}${claimed === undefined ? '' : `, says ${claimed}`}`;
}

describe('what a body is', () => {
  it('is what its first bytes say where its headers say nothing', () => {
    const bodies = {
      'image image/png': PNG,
      'image image/jpeg': JPEG,
      'image image/gif': Buffer.from('GIF89a'),
      'image image/webp': Buffer.from('RIFF\u0001\u0002\u0003\u0004WEBPVP8 '),
      'image image/bmp': Buffer.from('BM\u0001\u0002\u0003\u0004\0\0\0\0'),
      'image image/x-icon': Buffer.from([0, 0, 1, 0]),
      'svg image/svg+xml': SVG,
      'html text/html': HTML,
      'text text/plain': Buffer.from('BM is a name, <svg> an element'),
      'binary application/pdf': Buffer.from('%PDF-1.7'),
      'binary application/zip': ZIP,
      'binary application/octet-stream': Buffer.from([1, 2, 3]),
    };
    for (const contentType of [undefined, '', 'nonsense', 'application/octet-stream']) {
      deepStrictEqual(
        Object.values(bodies).map((bytes) => said(contentType, bytes)),
        Object.keys(bodies),
      );
    }
  });

  it('is what its headers say where its bytes do not disagree', () => {
    equal(said('image/PNG; x=y', PNG), 'image image/png');
    equal(said('image/jpg', JPEG), 'image image/jpeg');
    equal(said('image/avif', Buffer.from([0, 0, 0])), 'image image/avif');
    equal(said('application/json', Buffer.from('{}')), 'json application/json');
    equal(said('application/problem+json', Buffer.from('{}')), 'json application/problem+json');
    equal(said('text/html', Buffer.from('<p>part')), 'html text/html');
    equal(said('text/plain', HTML), 'text text/plain');
    equal(said('application/xml', SVG), 'text application/xml');
    equal(said('application/vnd.ms-excel', ZIP), 'binary application/vnd.ms-excel');
    equal(said('application/x-unknown', Buffer.from('a')), 'binary application/x-unknown');
  });

  it('is what its bytes say where the two disagree, and says so', () => {
    equal(said('image/png', HTML), 'html text/html, says image/png');
    equal(said('image/png', JPEG), 'image image/jpeg, says image/png');
    equal(said('image/png', Buffer.from('no image')), 'text text/plain, says image/png');
    equal(said('application/json', HTML), 'html text/html, says application/json');
    equal(said('text/html', PNG), 'image image/png, says text/html');
    equal(said('application/pdf', HTML), 'html text/html, says application/pdf');
    equal(said('text/plain', ZIP), 'binary application/zip, says text/plain');
  });

  it('is always something, and soon', () => {
    const text = fc.array(fc.constantFrom('<!--', '-->', '<?xml', '?>', '<svg', ' ', '>'), {
      maxLength: 600,
    });
    fc.assert(
      fc.property(fc.string(), text, (contentType, parts) => {
        mediaOf(contentType, Buffer.from(parts.join('')));
      }),
    );
  });
});
