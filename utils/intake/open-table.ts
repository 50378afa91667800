import { err, type Result } from '@/utils/domain/result';
import { jsonShapeOf } from './cut-json';
import { datevTable, isDatev } from './datev';
import { detectEncoding, type Encoding, headOf } from './decode';
import { openCsv } from './read-csv';
import { openJson } from './read-json';
import { openVcards } from './read-vcard';
import type { FileError } from './refusal';
import type { Table } from './table';

/** What the user says of a file's bytes; found out where absent. */
export interface FormatChoices {
  readonly encoding?: Encoding;
  readonly delimiter?: string;
}

/** Opens a file of any format that an import reads: CSV, vCard, JSON lines, a JSON array. Told by its content, never by its name. */
export async function openTable(file: Blob, choices: FormatChoices = {}): Promise<Result<Table, FileError>> {
  if (file.size === 0) return err({ kind: 'empty-file' });
  const head = await headOf(file);
  const [first, second] = head;
  if (first === 0x50 && second === 0x4b) return err({ kind: 'spreadsheet' });
  const encoding = choices.encoding ?? (await detectEncoding(file, head));
  // Its last letter may be cut in two.
  const beginning = new TextDecoder(encoding).decode(head, { stream: true });
  if (beginning.includes('\0')) return err({ kind: 'binary' });
  if (/^\s*BEGIN:VCARD\s/i.test(beginning)) return openVcards(file, encoding);
  const shape = jsonShapeOf(beginning);
  if (shape !== undefined) return openJson(file, encoding, shape);
  const csv = await openCsv(file, { encoding, delimiter: choices.delimiter });
  return csv.ok && isDatev(csv.value) ? datevTable(csv.value) : csv;
}
