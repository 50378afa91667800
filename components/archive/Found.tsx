import { useId, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { readerLocale } from '@/utils/i18n/locale';
import type { Contents } from '@/utils/intake/backup/inspect';
import type { RestoreMode } from '@/utils/intake/backup/restore';
import { Button } from '../ui/Button';
import { Switch } from '../ui/Switch';
import styles from './archive.module.css';
import { countText } from './words';

const { stack, counts, actions, choices, choice, quiet, name, notice } = styles;

export interface FoundProps {
  readonly fileName: string;
  readonly contents: Contents;
  /** Whether something else is going on. */
  readonly isBusy: boolean;
  /** Replacing would take away what colleagues wrote. */
  readonly isInTeam: boolean;
  readonly onRestore: (mode: RestoreMode, takesErased: boolean) => void;
  readonly onCancel: () => void;
}

const kinds = ['customers', 'ledger', 'interactions', 'voices', 'opportunities'] as const;
const modes = ['merge', 'replace'] as const;

/** What is in a backup, and what to do with it. Nothing is touched until the word is given. */
export function Found({ fileName, contents, isBusy, isInTeam, onRestore, onCancel }: FoundProps) {
  const id = useId();
  const [mode, setMode] = useState<RestoreMode>('merge');
  const [takesErased, setTakesErased] = useState(false);
  return (
    <div class={stack}>
      <div>
        <p class={name}>{fileName}</p>
        <p>{i18n.t('options.archive.madeOn', [momentText(contents.createdAt)])}</p>
      </div>
      <dl class={counts}>
        {kinds.map((kind) => (
          <div key={kind}>
            <dt>{i18n.t(`options.archive.kind.${kind}`)}</dt>
            <dd>{countText(contents[kind])}</dd>
          </div>
        ))}
      </dl>
      {contents.erased > 0 && (
        <div class={notice}>
          <p>{i18n.t('options.archive.erasedSince', contents.erased, [countText(contents.erased)])}</p>
          <Switch isOn={takesErased} onChange={setTakesErased}>
            {i18n.t('options.archive.takeErased')}
          </Switch>
        </div>
      )}
      <fieldset class={choices}>
        <legend>{i18n.t('options.archive.mode')}</legend>
        {modes.map((each) => (
          <label key={each} class={choice}>
            <input
              type="radio"
              name={id}
              checked={mode === each}
              disabled={each === 'replace' && isInTeam}
              onChange={() => setMode(each)}
            />
            <span>
              {i18n.t(`options.archive.modes.${each}`)}
              <br />
              <span class={quiet}>
                {i18n.t(each === 'replace' && isInTeam ? 'options.archive.notInTeam' : `options.archive.modeHint.${each}`)}
              </span>
            </span>
          </label>
        ))}
      </fieldset>
      <div class={actions}>
        <Button variant={mode === 'replace' ? 'danger' : 'primary'} isDisabled={isBusy} onClick={() => onRestore(mode, takesErased)}>
          {i18n.t(`options.archive.restoreNow.${mode}`)}
        </Button>
        <Button onClick={onCancel}>{i18n.t('options.data.cancel')}</Button>
      </div>
    </div>
  );
}

const momentText = (moment: number): string =>
  new Intl.DateTimeFormat(readerLocale(), { dateStyle: 'long', timeStyle: 'short' }).format(moment);
