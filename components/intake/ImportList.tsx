import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { countText } from '@/utils/i18n/count';
import { readerLocale } from '@/utils/i18n/locale';
import { Button } from '../ui/Button';
import { Card } from '../ui/Card';
import { Tag } from '../ui/Tag';
import styles from './intake.module.css';

const { table, figure, name, quiet, scroll, alert, stack } = styles;

/** One import as it is listed. */
export interface ListedImport {
  readonly id: string;
  readonly fileName: string;
  /** Milliseconds since 1970. */
  readonly startedAt: number;
  readonly isFinished: boolean;
  readonly added: number;
  readonly changed: number;
  readonly refused: number;
}

export interface ImportListProps {
  readonly imports: readonly ListedImport[];
  /** Resolves with what was done, in records. */
  readonly onUndo: (id: string) => Promise<{ readonly removed: number; readonly restored: number; readonly kept: number }>;
}

type Undoing = { readonly state: 'idle' | 'undoing' | 'failed' } | { readonly state: 'undone'; readonly sentence: string };

/** What was imported, newest first; each can be taken back as a whole. */
export function ImportList({ imports, onUndo }: ImportListProps) {
  const [undoing, setUndoing] = useState<Undoing>({ state: 'idle' });
  const undo = async (id: string) => {
    setUndoing({ state: 'undoing' });
    try {
      setUndoing({ state: 'undone', sentence: sentenceOf(await onUndo(id)) });
    } catch {
      // Storage failed; the job is still listed and the sentence says what to do.
      setUndoing({ state: 'failed' });
    }
  };
  return (
    <Card title={i18n.t('options.imports.title')}>
      <div class={stack}>
        <output class={undoing.state === 'failed' ? alert : quiet}>{statusOf(undoing)}</output>
        {imports.length === 0 && <p class={quiet}>{i18n.t('options.imports.none')}</p>}
        {imports.length > 0 && (
          <div class={scroll}>
            <table class={table}>
              <thead>
                <tr>
                  <th scope="col">{i18n.t('options.imports.file')}</th>
                  <th scope="col">{i18n.t('options.imports.when')}</th>
                  {(['added', 'changed', 'refused'] as const).map((column) => (
                    <th key={column} scope="col" class={figure}>
                      {i18n.t(`options.data.${column}`)}
                    </th>
                  ))}
                  <td />
                </tr>
              </thead>
              <tbody>
                {imports.map((job) => (
                  <tr key={job.id}>
                    <th scope="row">
                      <span class={name}>{job.fileName}</span>{' '}
                      {!job.isFinished && <Tag tone="caution">{i18n.t('options.imports.unfinished')}</Tag>}
                    </th>
                    <td>
                      <time dateTime={new Date(job.startedAt).toISOString()}>{momentText(job.startedAt)}</time>
                    </td>
                    <td class={figure}>{countText(job.added)}</td>
                    <td class={figure}>{countText(job.changed)}</td>
                    <td class={figure}>{countText(job.refused)}</td>
                    <td class={figure}>
                      <Button
                        isDisabled={undoing.state === 'undoing'}
                        label={i18n.t('options.imports.undoLabel', [job.fileName])}
                        onClick={() => void undo(job.id)}
                      >
                        {i18n.t('options.imports.undo')}
                      </Button>
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
      </div>
    </Card>
  );
}

function statusOf(undoing: Undoing): string {
  if (undoing.state === 'undone') return undoing.sentence;
  if (undoing.state === 'undoing') return i18n.t('options.imports.undoing');
  return undoing.state === 'failed' ? i18n.t('options.imports.undoFailed') : '';
}

function sentenceOf({ removed, restored, kept }: Awaited<ReturnType<ImportListProps['onUndo']>>): string {
  return kept === 0
    ? i18n.t('options.imports.undone', [countText(removed), countText(restored)])
    : i18n.t('options.imports.undoneKept', [countText(removed), countText(restored), countText(kept)]);
}

const momentText = (moment: number): string =>
  new Intl.DateTimeFormat(readerLocale(), { dateStyle: 'medium', timeStyle: 'short' }).format(moment);
