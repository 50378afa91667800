import { VERSION } from '@/utils/db/schema';
import { err, ok, type Result } from '@/utils/domain/result';
import type { Millis } from '@/utils/domain/time';
import type { KeyDerivation } from './seal';

/** What a backup says of itself before its first frame, in the clear. */
export interface Head {
  readonly createdAt: Millis;
  /** The version of the database that it was made from. */
  readonly schema: number;
  /** Null where the file has no passphrase. */
  readonly encryption: KeyDerivation | null;
}

/** The first line of the file: what it is, and the version of its form. */
const MAGIC = 'REGARD BACKUP 1';
const HEAD_MAX = 2000;
/** More than this would only keep a machine busy. */
const ITERATIONS_MAX = 10_000_000;

/** A newer Regard may have written what this one would lose. */
export type HeadError = 'not-a-backup' | 'newer';

/** The head as it stands in the file: two lines of text. */
export const writeHead = (head: Head): Uint8Array<ArrayBuffer> => new TextEncoder().encode(`${MAGIC}\n${JSON.stringify(head)}\n`);

/** The head, and the bytes that it takes. */
export async function readHead(file: Blob): Promise<Result<{ readonly head: Head; readonly bytes: Uint8Array<ArrayBuffer> }, HeadError>> {
  const start = new Uint8Array(await file.slice(0, HEAD_MAX).arrayBuffer());
  const first = start.indexOf(NEW_LINE);
  const end = start.indexOf(NEW_LINE, first + 1) + 1;
  const [magic = '', json = ''] = new TextDecoder().decode(start.subarray(0, Math.max(0, end))).split('\n');
  if (/^REGARD BACKUP \d+$/.test(magic) && magic !== MAGIC) return err('newer');
  const head = magic === MAGIC ? headOf(json) : undefined;
  if (head === undefined) return err('not-a-backup');
  return head.schema > VERSION ? err('newer') : ok({ head, bytes: start.slice(0, end) });
}

const NEW_LINE = 10;

function headOf(json: string): Head | undefined {
  try {
    const { createdAt, schema, encryption } = JSON.parse(json);
    const isNumbered = Number.isSafeInteger(createdAt) && Number.isSafeInteger(schema);
    return isNumbered && (encryption === null || isDerivation(encryption)) ? { createdAt, schema, encryption } : undefined;
  } catch {
    // No JSON, or no object.
    return undefined;
  }
}

function isDerivation(value: { readonly [Key in keyof KeyDerivation]?: unknown }): boolean {
  const { kdf, iterations, salt } = value;
  const isBounded = Number.isSafeInteger(iterations) && Number(iterations) > 0 && Number(iterations) <= ITERATIONS_MAX;
  return kdf === 'PBKDF2-SHA-256' && isBounded && typeof salt === 'string' && /^[A-Za-z0-9+/]{16,64}={0,2}$/.test(salt);
}
