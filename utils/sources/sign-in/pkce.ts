/** Letters that stand in an address as they are. */
const base64Url = (bytes: Uint8Array): string =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '');

/** A word that nobody guesses: the verifier of one sign-in, or its state. */
export const secretWord = (): string => base64Url(crypto.getRandomValues(new Uint8Array(32)));

/** What is told of the verifier beforehand (RFC 7636, S256): whoever catches the code cannot make the verifier of it. */
export const challengeOf = async (verifier: string): Promise<string> =>
  base64Url(new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier))));
