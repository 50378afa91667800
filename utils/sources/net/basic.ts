/** A name and a password as a header's value (RFC 7617). */
export const basic = (name: string, password: string): string => `Basic ${base64(`${name}:${password}`)}`;

/** The UTF-8 bytes of a text in base 64. */
export const base64 = (text: string): string => btoa(String.fromCharCode(...new TextEncoder().encode(text)));
