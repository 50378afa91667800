import type { CivilDate } from '@/utils/domain/time';
import type { ExportFormat } from './export';

/** What a file is called that holds one customer, or everybody: `regard-ann-lee-2026-11-25.json`. */
export function exportName(format: ExportFormat, on: CivilDate, customer?: string): string {
  const who = customer
    ?.replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '')
    .toLowerCase()
    .slice(0, 60);
  return `${['regard', who, on].filter(Boolean).join('-')}.${format === 'csv' ? 'zip' : 'json'}`;
}

/** What a backup is called. */
export const backupName = (on: CivilDate): string => `regard-backup-${on}.regard`;
