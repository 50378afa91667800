import { i18n } from '#i18n';
import { Button } from '../ui/Button';
import { Card } from '../ui/Card';
import { saveKeys } from '../ui/keys';
import styles from './options.module.css';

const { form, list, quiet } = styles;

export interface ShortcutsProps {
  /** Keys that the browser gives us, as it gives them now; empty where there is none. */
  readonly commands: readonly { readonly name: string; readonly keys: string }[];
  /** Opens the browser's own page of shortcuts; absent where it can only be told where that is. */
  readonly onChange?: (() => void) | undefined;
}

/** Every key there is. */
export function Shortcuts({ commands, onChange }: ShortcutsProps) {
  const own = [
    [i18n.t('options.shortcuts.note'), saveKeys()],
    [i18n.t('options.shortcuts.find'), '/'],
    [i18n.t('options.shortcuts.close'), 'Esc'],
    [i18n.t('options.shortcuts.arrange'), 'Alt+↑ Alt+↓'],
  ] as const;
  const all = [...commands.map(({ name, keys }) => [name, keys] as const), ...own];
  return (
    <Card title={i18n.t('options.shortcuts.title')}>
      <div class={form}>
        <p class={quiet}>{i18n.t('options.shortcuts.hint')}</p>
        <ul class={list}>
          {all.map(([name, keys]) => (
            <li key={name}>
              <span>{name}</span> {keys === '' ? <span class={quiet}>{i18n.t('options.shortcuts.none')}</span> : <kbd>{keys}</kbd>}
            </li>
          ))}
        </ul>
        {onChange === undefined ? (
          <p class={quiet}>{i18n.t('options.shortcuts.where', ['about:addons'])}</p>
        ) : (
          <div>
            <Button onClick={onChange}>{i18n.t('options.shortcuts.change')}</Button>
          </div>
        )}
      </div>
    </Card>
  );
}
