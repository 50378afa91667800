import { i18n } from '#i18n';
import styles from './archive.module.css';
import type { ArchiveTask, ArchiveView } from './archive-view';
import { archiveErrorInWords, countText } from './words';

const { alert } = styles;

export interface OutcomeProps {
  readonly view: ArchiveView;
  /** Whose outcome is shown here. */
  readonly tasks: readonly ArchiveTask[];
}

/** What came of a task: read out when it changes. */
export function Outcome({ view, tasks }: OutcomeProps) {
  const isOurs = view.state !== 'idle' && tasks.includes(view.task);
  const failed = isOurs && view.state === 'failed' ? archiveErrorInWords(view.error) : undefined;
  return (
    <>
      <output>{isOurs && sentenceOf(view)}</output>
      {failed !== undefined && (
        <p role="alert" class={alert}>
          {failed}
        </p>
      )}
    </>
  );
}

function sentenceOf(view: ArchiveView): string | null {
  switch (view.state) {
    case 'saved':
      return i18n.t('options.archive.saved', [view.fileName]);
    case 'cancelled':
      return i18n.t('options.archive.cancelled');
    case 'restored': {
      const { customers, erased } = view.restored;
      const done = i18n.t('options.archive.restored', customers, [view.fileName, countText(customers)]);
      return erased === 0 ? done : `${done} ${i18n.t('options.archive.stayedAway', erased, [countText(erased)])}`;
    }
    default:
      return null;
  }
}
