import { useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { Button } from '../ui/Button';
import { Card } from '../ui/Card';
import { Switch } from '../ui/Switch';
import styles from './archive.module.css';

const { stack, actions, quiet, alert, notice, list } = styles;

export interface EraseCardProps {
  /** Resolves once nothing is left on disk. */
  readonly onErase: (keepsSettings: boolean) => Promise<void>;
  /** Leads to the backup. */
  readonly onBackup: () => void;
}

type State = 'idle' | 'asking' | 'erasing' | 'erased' | 'failed';

const gone = ['customers', 'facts', 'notes', 'imports'] as const;

/** Erases everything, asked twice: says what goes, and offers a backup first. */
export function EraseCard({ onErase, onBackup }: EraseCardProps) {
  const [state, setState] = useState<State>('idle');
  const [keepsSettings, setKeepsSettings] = useState(true);
  const opener = useRef<HTMLDivElement>(null);
  const leave = () => {
    setState('idle');
    // The button that was pressed is gone: focus goes back to the one that opened it.
    requestAnimationFrame(() => opener.current?.querySelector('button')?.focus());
  };
  const erase = async () => {
    setState('erasing');
    try {
      await onErase(keepsSettings);
      setState('erased');
    } catch {
      // All or nothing: everything is still there.
      setState('failed');
    }
  };
  const isAsked = state === 'asking' || state === 'erasing';
  return (
    <Card title={i18n.t('options.archive.erase.title')}>
      <div class={stack}>
        <p class={quiet}>{i18n.t('options.archive.erase.hint')}</p>
        <output>{state === 'erased' && i18n.t('options.archive.erase.done')}</output>
        {state === 'failed' && (
          <p role="alert" class={alert}>
            {i18n.t('options.archive.erase.failed')}
          </p>
        )}
        {!isAsked && (
          <div ref={opener}>
            <Button variant="danger" onClick={() => setState('asking')}>
              {i18n.t('options.archive.erase.ask')}
            </Button>
          </div>
        )}
        {isAsked && (
          // biome-ignore lint/a11y/noStaticElementInteractions: Escape is a second way out beside the button.
          <div class={`${notice} ${stack}`} onKeyDown={(event) => event.key === 'Escape' && leave()}>
            <p>{i18n.t('options.archive.erase.goes')}</p>
            <ul class={list}>
              {gone.map((each) => (
                <li key={each}>{i18n.t(`options.archive.erase.gone.${each}`)}</li>
              ))}
            </ul>
            <Switch isOn={keepsSettings} onChange={setKeepsSettings} hint={i18n.t('options.archive.erase.keepHint')}>
              {i18n.t('options.archive.erase.keep')}
            </Switch>
            <p>{i18n.t('options.archive.erase.final')}</p>
            <div class={actions}>
              <Button onClick={onBackup}>{i18n.t('options.archive.erase.backupFirst')}</Button>
              <Button variant="danger" isDisabled={state === 'erasing'} onClick={() => void erase()}>
                {i18n.t(keepsSettings ? 'options.archive.erase.now' : 'options.archive.erase.nowAll')}
              </Button>
              <Button onClick={leave}>{i18n.t('options.archive.erase.leave')}</Button>
            </div>
          </div>
        )}
      </div>
    </Card>
  );
}
