import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { CivilDate } from '@/utils/domain/time';
import { Button } from '../ui/Button';
import { Card } from '../ui/Card';
import { dayText } from '../ui/Day';
import { Locked } from '../ui/Locked';
import { lockOf } from '../ui/locks';
import { Switch } from '../ui/Switch';
import styles from './archive.module.css';
import type { ArchiveView } from './archive-view';
import { Outcome } from './Outcome';
import { PassphraseField } from './PassphraseField';
import { passphraseStrength } from './passphrase-strength';
import { Working } from './Working';

const { stack, quiet, pair } = styles;

export interface BackupCardProps {
  readonly view: ArchiveView;
  /** The day of the last one; undefined where there is none. */
  readonly last?: CivilDate | undefined;
  /** Whether anything is going on, here or beside it. */
  readonly isBusy: boolean;
  /** Without encryption where the passphrase is empty. */
  readonly onBackup: (passphrase: string) => void;
  readonly onCancel: () => void;
}

/** Saves everything in one file, to be restored here or elsewhere. */
export function BackupCard({ view, last, isBusy, onBackup, onCancel }: BackupCardProps) {
  const [isSealed, setSealed] = useState(false);
  const [passphrase, setPassphrase] = useState('');
  const [again, setAgain] = useState('');
  const [isChecked, setChecked] = useState(false);
  const lock = lockOf('export');
  const isMissing = isSealed && passphrase === '';
  const isOther = isSealed && passphrase !== again;
  const save = (event: Event) => {
    event.preventDefault();
    setChecked(true);
    if (isMissing || isOther) return;
    onBackup(isSealed ? passphrase : '');
    // Nobody who comes by later finds it in the form.
    setPassphrase('');
    setAgain('');
    setChecked(false);
  };
  return (
    <Card title={i18n.t('options.archive.backup.title')}>
      <form class={stack} noValidate onSubmit={save}>
        <p class={quiet}>{i18n.t('options.archive.backup.hint')}</p>
        <Switch isOn={isSealed} onChange={setSealed} hint={i18n.t('options.archive.backup.sealHint')}>
          {i18n.t('options.archive.backup.seal')}
        </Switch>
        {isSealed && (
          <div class={pair}>
            <PassphraseField
              label={i18n.t('options.archive.passphrase')}
              hint={i18n.t(
                passphrase === '' ? 'options.archive.strength.none' : `options.archive.strength.${passphraseStrength(passphrase)}`,
              )}
              error={isChecked && isMissing ? i18n.t('options.archive.passphraseMissing') : undefined}
              isNew
              value={passphrase}
              onInput={setPassphrase}
            />
            <PassphraseField
              label={i18n.t('options.archive.again')}
              error={isChecked && !isMissing && isOther ? i18n.t('options.archive.differs') : undefined}
              isNew
              value={again}
              onInput={setAgain}
            />
          </div>
        )}
        {lock !== undefined && <Locked by={lock} />}
        <p class={quiet}>
          {last === undefined ? i18n.t('options.archive.backup.none') : i18n.t('options.archive.backup.last', [dayText(last, 'whole')])}
        </p>
        <div>
          <Button type="submit" variant="primary" isDisabled={isBusy || lock !== undefined}>
            {i18n.t('options.archive.backup.save')}
          </Button>
        </div>
        <Outcome view={view} tasks={['backup']} />
        {view.state === 'working' && view.task === 'backup' && <Working view={view} onCancel={onCancel} />}
      </form>
    </Card>
  );
}
