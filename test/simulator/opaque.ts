import { randomBytes, randomUUID } from 'node:crypto';

/** A JWT-shaped random string of more than 1,000 characters that means nothing to a client. */
export function opaqueToken(): string {
  const header = encode(JSON.stringify({ kid: randomUUID(), typ: 'JWT', alg: 'RS256' }));
  const payload = encode(
    JSON.stringify({ jti: randomUUID(), data: randomBytes(320).toString('base64url') }),
  );
  return `${header}.${payload}.${randomBytes(256).toString('base64url')}`;
}

function encode(text: string): string {
  return Buffer.from(text).toString('base64url');
}
