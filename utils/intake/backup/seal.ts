/** Closes and opens the frames of a backup: what was changed, cut off, moved or taken from another file does not open. */
export interface Seal {
  /** The payload as it stands in the file. `place` is the frame's number, and whether it is the last one. */
  close(payload: Bytes, place: Place): Promise<Bytes>;
  /** The payload as it was; undefined where the frame is not what `close` made for that place in that file. */
  open(sealed: Bytes, place: Place): Promise<Bytes | undefined>;
}

export type Bytes = Uint8Array<ArrayBuffer>;

export interface Place {
  readonly index: number;
  readonly isLast: boolean;
}

/** How a passphrase becomes a key; stands in the file's head. */
export interface KeyDerivation {
  readonly kdf: 'PBKDF2-SHA-256';
  readonly iterations: number;
  /** Base64. */
  readonly salt: string;
}

/** What OWASP advises for PBKDF2 with SHA-256 (password storage cheat sheet, 2023 and since). */
export const ITERATIONS = 600_000;
const DIGEST_BYTES = 32;
const IV_BYTES = 12;

export const newKeyDerivation = (): KeyDerivation => ({
  kdf: 'PBKDF2-SHA-256',
  iterations: ITERATIONS,
  salt: toBase64(crypto.getRandomValues(new Uint8Array(16))),
});

/** Without a passphrase: each frame carries a digest of itself, its place and the file's head. Finds damage; anybody can make one. */
export function digestSeal(head: Bytes): Seal {
  const digest = async (payload: Bytes, place: Place) =>
    new Uint8Array(await crypto.subtle.digest('SHA-256', joined(head, bytesOfPlace(place), payload)));
  return {
    close: async (payload, place) => joined(await digest(payload, place), payload),
    async open(sealed, place) {
      const payload = sealed.slice(DIGEST_BYTES);
      const found = await digest(payload, place);
      return sealed.length >= DIGEST_BYTES && found.every((byte, index) => byte === sealed[index]) ? payload : undefined;
    },
  };
}

/**
 * With a passphrase: AES-GCM with a 256-bit key. The salt, and so the key, is new for each file, and each of its frames has its own number as
 * initialisation vector, so that no pair of both is used twice; head and place are authenticated with it.
 */
export async function passphraseSeal(head: Bytes, passphrase: string, { iterations, salt }: KeyDerivation): Promise<Seal> {
  const secret = await crypto.subtle.importKey('raw', new TextEncoder().encode(passphrase.normalize('NFKC')), 'PBKDF2', false, [
    'deriveKey',
  ]);
  const how = { name: 'PBKDF2', hash: 'SHA-256', iterations, salt: fromBase64(salt) };
  const key = await crypto.subtle.deriveKey(how, secret, { name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
  const algorithm = (place: Place): AesGcmParams => ({
    name: 'AES-GCM',
    iv: joined(new Uint8Array(IV_BYTES - PLACE_BYTES), bytesOfPlace(place)),
    additionalData: head,
  });
  return {
    close: async (payload, place) => new Uint8Array(await crypto.subtle.encrypt(algorithm(place), key, payload)),
    async open(sealed, place) {
      try {
        return new Uint8Array(await crypto.subtle.decrypt(algorithm(place), key, sealed));
      } catch {
        // The one way in which WebCrypto says that the tag is wrong.
        return undefined;
      }
    },
  };
}

const PLACE_BYTES = 5;

function bytesOfPlace({ index, isLast }: Place): Bytes {
  const bytes = new Uint8Array(PLACE_BYTES);
  new DataView(bytes.buffer).setUint32(0, index);
  bytes[4] = isLast ? 1 : 0;
  return bytes;
}

/** The parts one behind the other. */
export function joined(...parts: readonly Uint8Array[]): Bytes {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

const toBase64 = (bytes: Uint8Array): string => btoa(String.fromCharCode(...bytes));
const fromBase64 = (text: string): Bytes => Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
