import { packTexts, type Texts, textAt } from './texts';

/** A column of ids: 16 bytes each where all are canonical UUIDs, as those that we make; else as they are. */
export type Ids = Uint8Array<ArrayBuffer> | Texts;

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const hex = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

export function packIds(ids: readonly string[]): Ids {
  if (!ids.every((id) => UUID.test(id))) return packTexts(ids);
  const bytes = new Uint8Array(16 * ids.length);
  for (const [row, id] of ids.entries()) writeUuid(bytes, 16 * row, id);
  return bytes;
}

export function idAt(ids: Ids, row: number): string {
  if (!(ids instanceof Uint8Array)) return textAt(ids, row);
  let id = '';
  for (let byte = 0; byte < 16; byte += 1) {
    if (byte === 4 || byte === 6 || byte === 8 || byte === 10) id += '-';
    id += hex[ids[16 * row + byte] ?? 0];
  }
  return id;
}

function writeUuid(bytes: Uint8Array, offset: number, id: string): void {
  let at = offset;
  for (let digit = 0; digit < id.length; digit += 2) {
    if (id[digit] === '-') digit += 1;
    bytes[at++] = 16 * digitOf(id.charCodeAt(digit)) + digitOf(id.charCodeAt(digit + 1));
  }
}

/** Of a lower-case hexadecimal digit. */
const digitOf = (code: number): number => (code < 58 ? code - 48 : code - 87);
