import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { Button } from '../ui/Button';
import styles from './archive.module.css';
import { PassphraseField } from './PassphraseField';

const { stack, actions } = styles;

export interface AskPassphraseProps {
  readonly fileName: string;
  /** Whether the last one did not open it. */
  readonly isWrong: boolean;
  readonly onOpen: (passphrase: string) => void;
  readonly onCancel: () => void;
}

/** Asks for the passphrase of a backup. */
export function AskPassphrase({ fileName, isWrong, onOpen, onCancel }: AskPassphraseProps) {
  const [passphrase, setPassphrase] = useState('');
  const open = (event: Event) => {
    event.preventDefault();
    if (passphrase !== '') onOpen(passphrase);
  };
  return (
    <form class={stack} noValidate onSubmit={open}>
      <PassphraseField
        label={i18n.t('options.archive.passphraseOf', [fileName])}
        error={isWrong ? i18n.t('options.archive.error.wrongPassphrase') : undefined}
        value={passphrase}
        onInput={setPassphrase}
      />
      <div class={actions}>
        <Button type="submit" variant="primary">
          {i18n.t('options.archive.restore.open')}
        </Button>
        <Button onClick={onCancel}>{i18n.t('options.data.cancel')}</Button>
      </div>
    </form>
  );
}
