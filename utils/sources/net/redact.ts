import { base64 } from './basic';

const HIDDEN = '•••';

/** Takes secrets out of a text, in whichever form a vendor may give them back: as sent, in an address, in base 64. */
export function createRedactor(secrets: readonly string[]): (text: string) => string {
  const forms = secrets
    .filter((secret) => secret.length >= 4)
    .flatMap((secret) => [secret, encodeURIComponent(secret), base64(secret).replace(/=+$/, '')]);
  // The longest first: what a secret begins with may be one as well.
  const longestFirst = [...new Set(forms)].sort((a, b) => b.length - a.length);
  return (text) => longestFirst.reduce((cleaned, form) => cleaned.replaceAll(form, HIDDEN), text);
}
