import { deepStrictEqual } from 'node:assert/strict';

import { formsOf } from '../e2e/forms';

const SECRET = 'ATATT3xFf/GF0"demo+token=0123456789.abcdefghijklmnopqrstuvwxyz';

const base64 = (text: string) => Buffer.from(text).toString('base64');

describe('the forms in which a leaked secret is looked for', () => {
  it('find it as it is, encoded, in JSON, in base64 at any place, and cut off', () => {
    const leaks = [
      `token ${SECRET}.`,
      `?token=${encodeURIComponent(SECRET)}&`,
      new URLSearchParams({ token: SECRET }).toString(),
      JSON.stringify({ token: SECRET }),
      base64(SECRET),
      base64(`1${SECRET}`),
      base64(`ada@acme.example:${SECRET}`),
      base64(`12345:${SECRET} and more`),
      Buffer.from(`>>>?${SECRET}`).toString('base64url'),
      `token ${SECRET.slice(0, 32)}…`,
    ];
    const forms = formsOf(SECRET);
    deepStrictEqual(
      leaks.filter((leak) => !forms.some((form) => leak.includes(form))),
      [],
    );
  });

  it('do not find another secret, even one that begins alike', () => {
    const other = SECRET.replace('demo', 'Demo');
    deepStrictEqual(
      [other, base64(other), base64(`1${other}`), base64(`12${other}`)].filter((text) =>
        formsOf(SECRET).some((form) => text.includes(form)),
      ),
      [],
    );
  });
});
