import { createHmac } from 'node:crypto';

export type Claims = Readonly<Record<string, unknown>>;

const encoded = (part: unknown) => Buffer.from(JSON.stringify(part)).toString('base64url');
const mac = (body: string, key: string) => createHmac('sha256', key).update(body).digest('base64url');

/** A token as RFC 7519 has it, signed by HMAC with SHA-256. */
export function encodeJwt(claims: Claims, key: string, header: Claims = { alg: 'HS256', typ: 'JWT' }): string {
  const body = `${encoded(header)}.${encoded(claims)}`;
  return `${body}.${mac(body, key)}`;
}

/** The claims of a token that was signed with that key. */
export function decodeJwt(token: string, key: string): Claims {
  const [header = '', claims = '', signature] = token.split('.');
  if (mac(`${header}.${claims}`, key) !== signature) throw new Error('The token was not signed with this key.');
  return JSON.parse(Buffer.from(claims, 'base64url').toString());
}
