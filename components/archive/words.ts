import { i18n } from '#i18n';
import { countText } from '@/utils/i18n/count';
import type { ArchiveError } from '@/utils/intake/backup/messages';
import type { ArchiveView } from './archive-view';

const keys = {
  'not-a-backup': 'options.archive.error.notABackup',
  newer: 'options.archive.error.newer',
  damaged: 'options.archive.error.damaged',
  unreadable: 'intake.fileError.unreadable',
  quota: 'intake.storage.quota',
  storage: 'intake.storage.failed',
} as const satisfies Record<ArchiveError, string>;

/** Why nothing more was done, as one sentence or two. */
export const archiveErrorInWords = (error: ArchiveError): string => i18n.t(keys[error]);

/** How far it has come: "1,200 of 5,000". */
export const doneInWords = ({ done, total }: Pick<Extract<ArchiveView, { state: 'working' }>, 'done' | 'total'>): string =>
  total === undefined
    ? i18n.t('options.archive.done', [countText(done)])
    : i18n.t('options.archive.doneOf', [countText(done), countText(total)]);

export { countText };
