import { useId } from 'preact/hooks';
import { i18n } from '#i18n';
import { type Theme, themes } from '@/utils/domain/theme';
import { Card } from '../ui/Card';
import { RadioPill } from '../ui/Pill';
import styles from './options.module.css';

const { plain, row, quiet } = styles;

export interface AppearanceProps {
  readonly theme: Theme;
  readonly onTheme: (theme: Theme) => void;
}

/** How our pages look. */
export function Appearance({ theme, onTheme }: AppearanceProps) {
  const group = useId();
  return (
    <Card title={i18n.t('options.appearance.title')}>
      <fieldset class={plain}>
        <legend class={quiet}>{i18n.t('options.appearance.hint')}</legend>
        <div class={row}>
          {themes.map((each) => (
            <RadioPill key={each} group={group} isChecked={each === theme} onChoose={() => onTheme(each)}>
              {i18n.t(`options.appearance.${each}`)}
            </RadioPill>
          ))}
        </div>
      </fieldset>
    </Card>
  );
}
