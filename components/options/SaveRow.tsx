import { i18n } from '#i18n';
import { Button } from '../ui/Button';
import styles from './options.module.css';

const { row, quiet, alert } = styles;

/** What came of saving a form. */
export type Saving = 'untouched' | 'saving' | 'saved' | 'failed';

export interface SaveRowProps {
  readonly saving: Saving;
}

/** The button at the end of a form, and what came of it. */
export function SaveRow({ saving }: SaveRowProps) {
  return (
    <div class={row}>
      <Button type="submit" variant="primary" isDisabled={saving === 'saving'}>
        {i18n.t('options.save')}
      </Button>
      <output class={saving === 'failed' ? alert : quiet}>
        {saving === 'saved' && i18n.t('options.saved')}
        {saving === 'failed' && i18n.t('options.notSaved')}
      </output>
    </div>
  );
}
