import type { Database } from '@/utils/db/schema';
import type { Customer } from '@/utils/domain/customer';
import { civilDateAt, millisOf } from '@/utils/domain/time';
import { delimiterFor } from '@/utils/intake/export/csv';
import { bundleOf, type ExportFormat, exportFile } from '@/utils/intake/export/export';
import { exportName } from '@/utils/intake/export/file-name';
import { saveFile } from '../options/save-file';

/** Saves all that is known of one customer as a file. */
export async function saveCustomer(db: Database, { id, name }: Customer, format: ExportFormat): Promise<void> {
  const at = millisOf(new Date());
  const file = await exportFile(db, bundleOf(db, id), { format, delimiter: delimiterFor(), at });
  saveFile(file, exportName(format, civilDateAt(at), name));
}
